package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what one open page was told, and tells it only what changed. Not thread-safe. */
final class PageReader {
  private final Workspace workspace;
  private final Person person;
  private final PanelFeed panel;
  private Map<String, Posting> told = Map.of();
  private List<Channel> toldChannels = List.of();
  private List<JsonNode> toldViews = List.of();
  private Optional<PanelState> toldPanel = Optional.empty();

  PageReader(Workspace workspace, Person person, PanelFeed panel) {
    this.workspace = workspace;
    this.person = person;
    this.panel = panel;
  }

  /** Who is who; sent once. */
  ObjectNode introduction() {
    ObjectNode node = PageJson.workspace(workspace.plan());
    node.put("me", person.id()).put("direct", person.directChannel());
    return node;
  }

  /** The difference to what was told before; empty if there is none. */
  ObjectNode news() {
    ObjectNode news = Json.object();
    addChannels(news);
    addPostings(news);
    addViews(news);
    addPanel(news);
    return news;
  }

  private void addChannels(ObjectNode news) {
    List<Channel> now = person.eyes().channels();
    if (!now.equals(toldChannels)) {
      toldChannels = now;
      news.set("channels", PageJson.channels(now, person.id()));
    }
  }

  private void addPostings(ObjectNode news) {
    Map<String, Posting> now = new LinkedHashMap<>();
    for (Channel channel : toldChannels) {
      person.eyes().postings(channel.id()).forEach(p -> now.put(key(p), p));
    }
    ArrayNode changed = Json.array();
    now.forEach(
        (key, posting) -> {
          if (isNew(key, posting)) {
            changed.add(PageJson.posting(posting));
          }
        });
    List<String> gone = told.keySet().stream().filter(key -> !now.containsKey(key)).toList();
    told = now;
    if (!changed.isEmpty()) {
      news.set("messages", changed);
    }
    if (!gone.isEmpty()) {
      news.set("gone", Json.strings(gone));
    }
  }

  private static String key(Posting posting) {
    return posting.channel() + "/" + posting.ts();
  }

  private boolean isNew(String key, Posting posting) {
    Posting before = told.get(key);
    return before == null || !before.equals(posting);
  }

  private void addViews(ObjectNode news) {
    List<JsonNode> now = person.views();
    if (!now.equals(toldViews)) {
      toldViews = now;
      news.set("views", Json.nodes(now));
    }
  }

  private void addPanel(ObjectNode news) {
    Optional<PanelState> now = Optional.of(panel.latest());
    if (!now.equals(toldPanel)) {
      toldPanel = now;
      news.set("panel", PageJson.panel(now.get()));
    }
  }
}
