package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Scratch;

/** Measures a release to 200 servers, beside one server after another and a loop of ssh. */
public final class Servers {
  private static final int FEW = 20;
  private static final int LOOP = 32;

  private Servers() {}

  public static void main(String[] arguments) {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    try (Scratch scratch = Scratch.create("slipway-bench-");
        Server server = Server.start();
        ManyServers scene = ManyServers.start(scratch.directory(), count)) {
      System.out.println(Machine.now());
      System.out.println(server.description());
      BotFile bot = server.bot(scene.world(), "servers");
      new ServersRelease(scene, bot).run();
      ServerLoops loops = new ServerLoops(scene);
      loops.oneAfterAnother(Math.min(FEW, count));
      loops.plainSsh(LOOP);
      RealScripts.run(scratch.directory().resolve("real"), 1);
      RealScripts.run(scratch.directory().resolve("reals"), 10);
      System.out.println(Machine.now());
    }
    System.exit(0);
  }
}
