package dev.slipway.bot.http;

import io.javalin.config.RoutesConfig;

/** Some of the paths that the bot answers. */
@FunctionalInterface
public interface Part {
  void addTo(RoutesConfig routes);
}
