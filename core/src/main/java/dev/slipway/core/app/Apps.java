package dev.slipway.core.app;

import dev.slipway.core.people.ChannelId;
import java.util.List;
import java.util.Optional;

/** All apps of the configuration. Immutable. */
public record Apps(List<App> all) {
  public Apps {
    all = List.copyOf(all);
  }

  public Optional<App> find(AppName name) {
    return all.stream().filter(app -> app.name().equals(name)).findFirst();
  }

  /** The app of a process that was started with this configuration. */
  public App get(AppName name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("app \"%s\" left the configuration".formatted(name)));
  }

  /** The apps that belong to a channel; more than one means that a command must name its app. */
  public List<App> of(ChannelId channel) {
    return all.stream().filter(app -> app.channel().equals(channel)).toList();
  }
}
