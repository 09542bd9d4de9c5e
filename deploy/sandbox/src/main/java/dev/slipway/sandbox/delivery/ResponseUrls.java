package dev.slipway.sandbox.delivery;

import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Response URLs: five uses within thirty minutes. Thread-safe. */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  private final Workspace workspace;
  private final Map<String, Issued> issued = new HashMap<>();
  private String base = "";

  /**
   * Where an answer belongs.
   *
   * @param message the message whose button was pressed; empty after a slash command
   */
  public record Origin(
      String channel, String user, Optional<String> message, Optional<String> threadTs) {}

  private record Issued(Origin origin, Instant end, int uses) {}

  /** What one use of a response URL is worth. */
  public sealed interface Use {
    record Granted(Origin origin) implements Use {}

    /** Refused, by Slack's error code. */
    record Denied(String error) implements Use {}
  }

  public ResponseUrls(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The address of the stand-in, known once its port is. */
  public synchronized void serveAt(String baseUrl) {
    base = baseUrl;
  }

  synchronized String issue(Origin origin) {
    String key = Identifiers.random(24);
    issued.put(key, new Issued(origin, workspace.now().plus(LIFE), 0));
    return base + "/respond/" + workspace.plan().teamId() + "/" + key;
  }

  public synchronized Use use(String key) {
    Issued found = issued.get(key);
    if (found == null) {
      return new Use.Denied("invalid_url");
    }
    if (workspace.now().isAfter(found.end())) {
      return new Use.Denied("expired_url");
    }
    if (found.uses() >= USES) {
      return new Use.Denied("used_url");
    }
    issued.put(key, new Issued(found.origin(), found.end(), found.uses() + 1));
    return new Use.Granted(found.origin());
  }
}
