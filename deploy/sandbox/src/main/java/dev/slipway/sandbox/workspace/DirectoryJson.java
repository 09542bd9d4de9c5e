package dev.slipway.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.WorkspacePlan.GroupPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;

/** People, channels and user groups in Slack's shapes. */
public final class DirectoryJson {
  private final Workspace workspace;

  public DirectoryJson(Workspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode user(PersonPlan person, boolean withEmail) {
    ObjectNode user = account(person.id(), person.name(), person.displayName(), false);
    if (withEmail) {
      ((ObjectNode) user.path("profile")).put("email", person.email());
    }
    return user;
  }

  public ObjectNode bot() {
    var bot = workspace.plan().bot();
    ObjectNode user = account(bot.userId(), bot.name(), bot.name(), true);
    ((ObjectNode) user.path("profile"))
        .put("bot_id", bot.botId())
        .put("api_app_id", workspace.plan().appId());
    return user;
  }

  private ObjectNode account(String id, String name, String display, boolean isBot) {
    ObjectNode user =
        Json.object()
            .put("id", id)
            .put("team_id", workspace.plan().teamId())
            .put("name", name)
            .put("real_name", display)
            .put("deleted", false)
            .put("tz", "Etc/UTC")
            .put("tz_label", "Coordinated Universal Time")
            .put("tz_offset", 0)
            .put("is_admin", false)
            .put("is_owner", false)
            .put("is_primary_owner", false)
            .put("is_restricted", false)
            .put("is_ultra_restricted", false)
            .put("is_bot", isBot)
            .put("is_app_user", false)
            .put("updated", 1_760_000_000L);
    user.putObject("profile")
        .put("real_name", display)
        .put("real_name_normalized", display)
        .put("display_name", display)
        .put("display_name_normalized", display)
        .put("team", workspace.plan().teamId());
    return user;
  }

  public ObjectNode channel(Channel channel) {
    ObjectNode node = Json.object().put("id", channel.id());
    if (channel.isDirect()) {
      String other =
          channel.members().stream().filter(m -> !workspace.isBot(m)).findFirst().orElse("");
      return node.put("is_im", true).put("user", other).put("created", seconds(channel));
    }
    boolean isPrivate = channel.kind() == Channel.Kind.PRIVATE;
    return node.put("name", channel.name())
        .put("name_normalized", channel.name())
        .put("is_channel", !isPrivate)
        .put("is_group", isPrivate)
        .put("is_im", false)
        .put("is_mpim", false)
        .put("is_private", isPrivate)
        .put("is_archived", false)
        .put("is_general", false)
        .put("is_shared", false)
        .put("is_ext_shared", false)
        .put("is_org_shared", false)
        .put("is_member", channel.has(workspace.botUser()))
        .put("num_members", channel.members().size())
        .put("created", seconds(channel));
  }

  private static long seconds(Channel channel) {
    return channel.created().getEpochSecond();
  }

  public ObjectNode group(GroupPlan group, boolean withUsers) {
    ObjectNode node =
        Json.object()
            .put("id", group.id())
            .put("team_id", workspace.plan().teamId())
            .put("is_usergroup", true)
            .put("is_subteam", true)
            .put("name", group.handle())
            .put("handle", group.handle())
            .put("description", "")
            .put("is_external", false)
            .put("date_create", 1_760_000_000)
            .put("date_update", 1_760_000_000)
            .put("date_delete", 0)
            .put("user_count", group.members().size());
    if (withUsers) {
      node.set("users", Json.strings(group.members()));
    }
    return node;
  }
}
