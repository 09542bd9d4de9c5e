package dev.slipway.sandbox.delivery;

import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Trigger ids: good for one view within three seconds. Thread-safe. */
public final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);

  private final Workspace workspace;
  private final Map<String, Trigger> issued = new HashMap<>();

  private record Trigger(String userId, Instant end, boolean used) {}

  /** What a trigger id is worth. */
  public sealed interface Redeemed {
    record Good(String userId) implements Redeemed {}

    /** Worthless, by Slack's error code. */
    record Bad(String error) implements Redeemed {}
  }

  public Triggers(Workspace workspace) {
    this.workspace = workspace;
  }

  synchronized String issue(String userId) {
    String id = workspace.now().toEpochMilli() + "." + Identifiers.random(20);
    issued.put(id, new Trigger(userId, workspace.now().plus(LIFE), false));
    return id;
  }

  public synchronized Redeemed redeem(String id) {
    Trigger trigger = issued.get(id);
    if (trigger == null) {
      return new Redeemed.Bad("invalid_trigger_id");
    }
    if (trigger.used()) {
      return new Redeemed.Bad("exchanged_trigger_id");
    }
    if (workspace.now().isAfter(trigger.end())) {
      return new Redeemed.Bad("expired_trigger_id");
    }
    issued.put(id, new Trigger(trigger.userId(), trigger.end(), true));
    return new Redeemed.Good(trigger.userId());
  }
}
