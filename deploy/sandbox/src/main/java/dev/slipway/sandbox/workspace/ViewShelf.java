package dev.slipway.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modals and home tabs that the app showed. Thread-safe. */
public final class ViewShelf {
  private final Workspace workspace;
  private final Map<String, Shown> views = new LinkedHashMap<>();

  /** One view, and the person who sees it. */
  public record Shown(String userId, ObjectNode view) {
    public String id() {
      return view.path("id").asText();
    }

    public String hash() {
      return view.path("hash").asText();
    }

    public boolean isHome() {
      return view.path("type").asText().equals("home");
    }
  }

  public ViewShelf(Workspace workspace) {
    this.workspace = workspace;
  }

  public synchronized Optional<Shown> find(String id) {
    return Optional.ofNullable(views.get(id));
  }

  public synchronized Optional<Shown> home(String userId) {
    return shownTo(userId).stream().filter(Shown::isHome).findFirst();
  }

  /** Everything that the person sees, oldest first. */
  public synchronized List<Shown> shownTo(String userId) {
    return views.values().stream().filter(shown -> shown.userId().equals(userId)).toList();
  }

  /** Stores the view under a new id, or under the given one, with a new hash. */
  public synchronized Shown put(String userId, ObjectNode view, Optional<String> id) {
    ObjectNode stored = view.deepCopy();
    stored
        .put("id", id.orElseGet(() -> Identifiers.id("V")))
        .put("team_id", workspace.plan().teamId())
        .put("app_id", workspace.plan().appId())
        .put("bot_id", workspace.plan().bot().botId())
        .put("hash", workspace.now().getEpochSecond() + "." + Identifiers.random(8));
    if (!stored.has("state")) {
      stored.putObject("state").putObject("values");
    }
    Shown shown = new Shown(userId, stored);
    views.put(shown.id(), shown);
    workspace.changes().announce();
    return shown;
  }

  public synchronized void close(String id) {
    views.remove(id);
    workspace.changes().announce();
  }
}
