package dev.slipway.bot.servers;

import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetName;

/** A target that is a server, and that a command is about. */
record Chosen(AppName app, EnvironmentName environment, TargetName target, ServerPlace place) {
  SshAddress server() {
    return place.server();
  }

  ServerApp layout() {
    return place.app();
  }

  /** The environment as people call it. */
  String where() {
    return "%s %s".formatted(app, environment);
  }

  @Override
  public String toString() {
    return "%s, %s, %s".formatted(app, environment, target);
  }
}
