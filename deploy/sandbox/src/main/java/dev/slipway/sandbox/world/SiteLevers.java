package dev.slipway.sandbox.world;

import dev.slipway.sandbox.containers.AppBuild;
import dev.slipway.sandbox.panel.Lever;
import dev.slipway.sandbox.panel.Toggle;
import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.slack.PanelState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What a person can break on the servers: the second one, and containers on all of them. */
record SiteLevers(Site site) {

  List<Lever> all() {
    StandInServer second = site.servers().get(1);
    return List.of(
        new Builds(site),
        remembering("server-gone", second.name() + " is gone", second::gone),
        remembering("disk-full", "The disk of " + second.name() + " is full", second::diskFull),
        remembering(
            "docker-away", "docker of " + second.name() + " is away", second::dockerStopped),
        remembering(
            "nginx-broken", "nginx of " + second.name() + " is broken", second::nginxBroken));
  }

  /** Turning it where it is already would bind a port twice. */
  private static Toggle remembering(String id, String label, Consumer<Boolean> effect) {
    AtomicBoolean on = new AtomicBoolean();
    return new Toggle(
        id,
        label,
        on::get,
        wanted -> {
          if (on.getAndSet(wanted) != wanted) {
            effect.accept(wanted);
          }
        });
  }

  /** How containers behave that are started from now on. */
  private record Builds(Site site) implements Lever {
    @Override
    public PanelState.Switch shown() {
      return new PanelState.Switch(
          "fault-site",
          "New containers of the site",
          Arrays.stream(AppBuild.Kind.values()).map(Builds::word).toList(),
          word(site.builds()));
    }

    @Override
    public void turn(String value) {
      Arrays.stream(AppBuild.Kind.values())
          .filter(kind -> word(kind).equals(value))
          .forEach(site::builds);
    }

    private static String word(AppBuild.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
