package dev.slipway.sandbox.world;

import dev.slipway.sandbox.panel.ApiLever;
import dev.slipway.sandbox.panel.FaultLever;
import dev.slipway.sandbox.panel.Lever;
import dev.slipway.sandbox.panel.Toggle;
import dev.slipway.sandbox.slack.PanelState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Everything that a person can break on the page. */
final class Levers {
  private final List<Lever> levers = new ArrayList<>();

  Levers(World world, BotKeeper keeper) {
    levers.add(
        new Toggle(
            "kill-bot",
            "kill -9 the bot",
            () -> false,
            on -> keeper.bot().ifPresent(BotProcess::kill)));
    levers.add(
        new Toggle(
            "builds-fail",
            "Builds fail",
            () -> Files.exists(world.buildFault()),
            on -> exist(world.buildFault(), on)));
    levers.add(new FaultLever("fault-all", "New tasks of all", world.ecs(), name -> true));
    for (String flavor : Shop.FLAVORS) {
      levers.add(
          new FaultLever(
              "fault-" + flavor,
              "New tasks of " + flavor,
              world.ecs(),
              name -> name.endsWith("-" + flavor)));
    }
    levers.add(new ApiLever(world.ecs()));
    world.site().ifPresent(site -> levers.addAll(new SiteLevers(site).all()));
    levers.add(remembering("slack-away", "Slack is away", away -> slackAway(world, away)));
    levers.add(remembering("registry-away", "The registry is away", world.registry()::unavailable));
  }

  List<PanelState.Switch> shown() {
    return levers.stream().map(Lever::shown).toList();
  }

  /**
   * Turns one.
   *
   * @throws IllegalStateException if the panel has none with this id
   */
  void turn(String id, String value) {
    levers.stream()
        .filter(lever -> lever.shown().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no switch " + id))
        .turn(value);
  }

  private static Toggle remembering(String id, String label, Consumer<Boolean> effect) {
    AtomicBoolean on = new AtomicBoolean();
    return new Toggle(
        id,
        label,
        on::get,
        wanted -> {
          effect.accept(wanted);
          on.set(wanted);
        });
  }

  private static void slackAway(World world, boolean away) {
    if (away) {
      world.slack().goAway();
    } else {
      world.slack().comeBack();
    }
  }

  private static void exist(Path file, boolean wanted) {
    try {
      Files.deleteIfExists(file);
      if (wanted) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("failed to make or remove " + file, e);
    }
  }
}
