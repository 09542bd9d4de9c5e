package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.DirectoryJson;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;
import java.util.Set;

/** {@code conversations.*} but for messages. */
final class ConversationMethods {
  private final Workspace workspace;
  private final Lookup lookup;
  private final Scopes scopes;
  private final DirectoryJson directory;

  ConversationMethods(Workspace workspace, Scopes scopes) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.scopes = scopes;
    this.directory = new DirectoryJson(workspace);
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.bot("conversations.open", "im:write", Tier.THREE, this::open),
        ApiMethod.open("conversations.info", Tier.THREE, this::info),
        ApiMethod.open("conversations.list", Tier.TWO, this::list),
        ApiMethod.open("conversations.members", Tier.FOUR, this::members));
  }

  private ObjectNode open(Call call) {
    String user = call.text("users").orElseGet(() -> otherMember(call));
    if (user.contains(",")) {
      throw ApiFailure.of("method_not_supported_for_channel_type");
    }
    boolean known = workspace.channels().stream().anyMatch(c -> c.isDirect() && c.has(user));
    Channel channel = workspace.directChannel(lookup.person(user).id());
    ObjectNode answer = Json.object().put("no_op", known).put("already_open", known);
    answer.set(
        "channel",
        call.flag("return_im")
            ? directory.channel(channel)
            : Json.object().put("id", channel.id()));
    return answer;
  }

  private String otherMember(Call call) {
    return lookup.visible(call).members().stream()
        .filter(member -> !workspace.isBot(member))
        .findFirst()
        .orElseThrow(() -> ApiFailure.of("users_list_not_supplied"));
  }

  private ObjectNode info(Call call) {
    Channel channel = lookup.visible(call);
    scopes.require(channel, "read");
    return Json.object().set("channel", directory.channel(channel));
  }

  private ObjectNode list(Call call) {
    Set<String> types = Set.of(call.text("types").orElse("public_channel").split("\\s*,\\s*"));
    List<Channel> visible =
        workspace.channels().stream()
            .filter(channel -> types.contains(type(channel)))
            .filter(channel -> channel.isOpenTo(workspace.botUser()))
            .toList();
    visible.forEach(channel -> scopes.require(channel, "read"));
    Page<Channel> page = Page.of(visible, Channel::id, call, 100);
    ObjectNode answer = Json.object();
    answer.set("channels", Json.nodes(page.items().stream().map(directory::channel).toList()));
    return page.addCursor(answer);
  }

  private static String type(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> "public_channel";
      case PRIVATE -> "private_channel";
      case DIRECT -> "im";
    };
  }

  private ObjectNode members(Call call) {
    Channel channel = lookup.visible(call);
    scopes.require(channel, "read");
    Page<String> page = Page.of(channel.members(), id -> id, call, 100);
    ObjectNode answer = Json.object();
    answer.set("members", Json.strings(page.items()));
    return page.addCursor(answer);
  }
}
