package dev.slipway.sandbox;

import dev.slipway.adapters.store.DatabaseSettings;
import dev.slipway.bot.Slipway;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotInside;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

public final class TryIt {
  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory("slipway-try-");
    long t0 = System.currentTimeMillis();
    try (World world =
        World.start(
            home,
            StartTime.exactly(Duration.ofSeconds(5)),
            8,
            StandInSettings.forTests(),
            w -> Panel.NONE)) {
      System.out.println("world " + (System.currentTimeMillis() - t0));
      try (Slipway bot =
          new Slipway(
              BotInside.settings(
                  world,
                  new DatabaseSettings(
                      "jdbc:h2:file:" + home.resolve("db"), "sa", () -> "", 10)))) {
        bot.start();
        System.out.println("bot " + (System.currentTimeMillis() - t0));
        Person dev = world.slack().person(Shop.DEVELOPER);
        Person manager = world.slack().person(Shop.MANAGER);
        world.slack().await(Duration.ofSeconds(20), () -> world.slack().connections() > 0);
        System.out.println("connected " + (System.currentTimeMillis() - t0));
        dev.type(Shop.CHANNEL, "!help");
        var pick = world.repository().cleanPicks().getFirst();
        dev.type(Shop.CHANNEL, "!pick " + pick.sha().substring(0, 8));
        try {
          dev.await(Duration.ofSeconds(60), dev.directChannel(), m -> m.says("Your change is on"));
          System.out.println("staged " + (System.currentTimeMillis() - t0));
          manager.type(Shop.CHANNEL, "!release");
          Message card =
              manager.await(
                  Duration.ofSeconds(20), Shop.CHANNEL, m -> m.says("Waiting for a confirmation"));
          manager.click(Shop.CHANNEL, card.ts(), "Confirm");
          manager.await(
              Duration.ofSeconds(60),
              Shop.CHANNEL,
              m -> m.ts().equals(card.ts()) && m.says("Live"));
          System.out.println("live " + (System.currentTimeMillis() - t0));
          dev.type(Shop.CHANNEL, "!status");
          dev.type(Shop.CHANNEL, "!where " + pick.sha());
          dev.type(Shop.CHANNEL, "!history");
          Thread.sleep(4000);
        } catch (RuntimeException e) {
          System.out.println("FAILED " + e);
        }
        for (Message m : dev.sees(Shop.CHANNEL)) {
          System.out.println(
              "--- "
                  + m.authorName()
                  + (m.ephemeral() ? " (ephemeral)" : "")
                  + " "
                  + m.reactions());
          System.out.println(m.plain());
          m.replies()
              .forEach(r -> System.out.println("    > " + r.plain().replace("\n", "\n      ")));
        }
        System.out.println("=== DM");
        dev.directMessages().forEach(m -> System.out.println(m.plain() + "\n"));
      }
    }
    System.out.println("closed " + (System.currentTimeMillis() - t0));
    System.exit(0);
  }
}
