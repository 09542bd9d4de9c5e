package dev.slipway.sandbox.webapi;

import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.Set;

/** The bot scopes that were granted. */
final class Scopes {
  private final Set<String> granted;

  Scopes(Workspace workspace) {
    this.granted = workspace.plan().scopes();
  }

  boolean has(String scope) {
    return granted.contains(scope);
  }

  void require(String scope) {
    if (!has(scope)) {
      throw ApiFailure.missingScope(scope, listed());
    }
  }

  /** For example {@code groups:history} for a private channel. */
  void require(Channel channel, String verb) {
    require(channel.kind().scopeWord() + ":" + verb);
  }

  String listed() {
    return String.join(",", granted.stream().sorted().toList());
  }
}
