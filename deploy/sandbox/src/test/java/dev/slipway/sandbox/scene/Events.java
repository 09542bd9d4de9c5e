package dev.slipway.sandbox.scene;

import dev.slipway.sandbox.account.QueueStandIn;
import dev.slipway.sandbox.world.World;

/** The queue that events of ECS come to, as bots in a world know it. */
public final class Events {
  public static final String PATH = "/123456789012/slipway-events";

  private Events() {}

  /** The configuration of a bot that listens; there is a queue from now on. */
  public static String configured(World world, String text) {
    queue(world).open();
    return listening(world, text);
  }

  /** The same, whether there is a queue or not. */
  public static String listening(World world, String text) {
    return text.replace(
        "secret-access-key: sandbox }",
        "secret-access-key: sandbox, events: \"%s\" }".formatted(world.ecs().url() + PATH));
  }

  public static QueueStandIn queue(World world) {
    return world.ecs().account().queue();
  }

  /** What ECS says when a task of a service has changed. */
  public static String ofTask(String cluster, String service) {
    return """
        {"version":"0","source":"aws.ecs","detail-type":"ECS Task State Change",
         "detail":{"clusterArn":"arn:aws:ecs:eu-west-1:123456789012:cluster/%s",
                   "group":"service:%s","lastStatus":"RUNNING"}}"""
        .formatted(cluster, service);
  }
}
