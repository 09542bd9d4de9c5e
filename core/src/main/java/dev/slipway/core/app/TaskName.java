package dev.slipway.core.app;

/**
 * The name of a deploy-time task, unique within its environment, such as {@code migrate}.
 *
 * @param value 1 to 30 lower case letters, digits and hyphens: it becomes a part of names on ECS
 *     and on servers
 */
public record TaskName(String value) {
  public TaskName {
    if (!value.matches("[a-z0-9][a-z0-9-]{0,29}")) {
      throw new IllegalArgumentException(
          "task name \"%s\": 1 to 30 lower case letters, digits and hyphens".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
