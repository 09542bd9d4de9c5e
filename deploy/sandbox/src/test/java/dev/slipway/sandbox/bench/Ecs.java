package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Scratch;

/** Measures a release to 50 ECS services, beside the SDK's waiter and a loop every 10 s. */
public final class Ecs {
  private Ecs() {}

  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    try (Scratch scratch = Scratch.create("slipway-bench-");
        Server server = Server.start();
        ManyServices scene = ManyServices.start(scratch.directory(), count)) {
      System.out.println(Machine.now());
      System.out.println(server.description());
      BotFile bot = server.bot(scene.world(), "ecs");
      new EcsRelease(scene, bot).run();
      System.out.println(Machine.now());
    }
    System.exit(0);
  }
}
