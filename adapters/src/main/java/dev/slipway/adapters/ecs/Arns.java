package dev.slipway.adapters.ecs;

/** Reads names out of Amazon resource names. */
final class Arns {
  private Arns() {}

  /** {@code shop-web:41} of {@code arn:aws:ecs:eu-west-1:1234:task-definition/shop-web:41}. */
  static String name(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Whether both name the same task definition, in full or in short. */
  static boolean same(String one, String other) {
    return one.equals(other)
        || ((one.indexOf('/') < 0 || other.indexOf('/') < 0) && name(one).equals(name(other)));
  }

  /** Of a task definition, without its revision. */
  static String family(String taskDefinition) {
    return name(taskDefinition).replaceFirst(":\\d+$", "");
  }
}
