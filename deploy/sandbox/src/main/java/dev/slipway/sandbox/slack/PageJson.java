package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.util.List;
import java.util.Locale;

/** What the page is told, as JSON. */
final class PageJson {
  private PageJson() {}

  static ObjectNode workspace(WorkspacePlan plan) {
    ObjectNode node = Json.object().put("team", plan.teamName());
    node.putObject("bot").put("id", plan.bot().userId()).put("name", plan.bot().name());
    node.set("commands", Json.strings(plan.commands().stream().sorted().toList()));
    ArrayNode people = node.putArray("people");
    plan.people()
        .forEach(
            p ->
                people
                    .addObject()
                    .put("id", p.id())
                    .put("name", p.name())
                    .put("display", p.displayName()));
    ArrayNode groups = node.putArray("groups");
    plan.groups().forEach(g -> groups.addObject().put("id", g.id()).put("handle", g.handle()));
    return node;
  }

  static ArrayNode channels(List<Channel> channels, String reader) {
    ArrayNode array = Json.array();
    channels.forEach(
        channel ->
            array
                .addObject()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("kind", channel.kind().name().toLowerCase(Locale.ROOT))
                .put("members", channel.members().size())
                .put("joined", channel.has(reader)));
    return array;
  }

  static ObjectNode posting(Posting posting) {
    ObjectNode node =
        Json.object()
            .put("channel", posting.channel())
            .put("ts", posting.ts())
            .put("author", posting.author())
            .put("text", posting.text())
            .put("thread", posting.threadTs().orElse(""))
            .put("broadcast", posting.broadcast())
            .put("edited", posting.edited().isPresent())
            .put("ephemeral", posting.isEphemeral())
            .put("subtype", posting.subtype());
    node.set("blocks", posting.blocks());
    node.set("files", Json.nodes(posting.files()));
    ArrayNode reactions = node.putArray("reactions");
    posting
        .reactions()
        .forEach(
            (name, users) ->
                reactions.addObject().put("name", name).set("users", Json.strings(users)));
    return node;
  }

  static ObjectNode panel(PanelState state) {
    ObjectNode node = Json.object().put("title", state.title());
    node.set("sections", Json.nodes(state.sections().stream().map(PageJson::section).toList()));
    ArrayNode switches = node.putArray("switches");
    state
        .switches()
        .forEach(
            s ->
                switches
                    .addObject()
                    .put("id", s.id())
                    .put("label", s.label())
                    .put("value", s.value())
                    .set("options", Json.strings(s.options())));
    ArrayNode hints = node.putArray("hints");
    state.hints().forEach(h -> hints.addObject().put("text", h.text()).put("command", h.command()));
    return node;
  }

  private static ObjectNode section(Section section) {
    ObjectNode node =
        Json.object().put("title", section.title()).put("kind", lower(section.kind()));
    node.set("rows", Json.nodes(section.rows().stream().map(PageJson::row).toList()));
    return node;
  }

  private static ObjectNode row(Row row) {
    ObjectNode node =
        Json.object()
            .put("name", row.name())
            .put("value", row.value())
            .put("detail", row.detail())
            .put("tone", lower(row.tone()));
    row.bar().ifPresent(part -> node.put("bar", part));
    return node;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
