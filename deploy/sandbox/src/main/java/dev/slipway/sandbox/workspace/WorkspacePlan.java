package dev.slipway.sandbox.workspace;

import java.util.List;
import java.util.Set;

/**
 * What a stand-in workspace holds when it starts.
 *
 * @param scopes the bot scopes that were granted at installation
 * @param events the bot events that the app subscribed to, such as {@code message.channels}
 * @param commands the slash commands that the app registered, with their slash
 */
public record WorkspacePlan(
    String teamId,
    String teamName,
    String appId,
    BotPlan bot,
    String appToken,
    String signingSecret,
    List<PersonPlan> people,
    List<ChannelPlan> channels,
    List<GroupPlan> groups,
    Set<String> scopes,
    Set<String> events,
    Set<String> commands) {

  public static final Set<String> USUAL_SCOPES =
      Set.of(
          "channels:history",
          "channels:read",
          "groups:history",
          "groups:read",
          "im:history",
          "im:read",
          "im:write",
          "chat:write",
          "commands",
          "files:write",
          "reactions:write",
          "users:read",
          "users:read.email",
          "usergroups:read");

  public static final Set<String> USUAL_EVENTS =
      Set.of(
          "message.channels",
          "message.groups",
          "message.im",
          "app_home_opened",
          "member_joined_channel");

  /** The app's bot: its user, its bot id, its name and its token ({@code xoxb-…}). */
  public record BotPlan(String userId, String botId, String name, String token) {}

  public record PersonPlan(String id, String name, String displayName, String email) {}

  /** A channel; the bot is a member only if its user id is among the members. */
  public record ChannelPlan(String id, String name, boolean isPrivate, List<String> members) {
    public ChannelPlan {
      members = List.copyOf(members);
    }
  }

  public record GroupPlan(String id, String handle, List<String> members) {
    public GroupPlan {
      members = List.copyOf(members);
    }
  }

  public WorkspacePlan {
    people = List.copyOf(people);
    channels = List.copyOf(channels);
    groups = List.copyOf(groups);
    scopes = Set.copyOf(scopes);
    events = Set.copyOf(events);
    commands = Set.copyOf(commands);
    require(bot.token().startsWith("xoxb-"), "the bot token begins with xoxb-");
    require(appToken.startsWith("xapp-"), "the app token begins with xapp-");
    require(!signingSecret.isBlank(), "the signing secret is not blank");
  }

  public WorkspacePlan withScopes(Set<String> granted) {
    return new WorkspacePlan(
        teamId,
        teamName,
        appId,
        bot,
        appToken,
        signingSecret,
        people,
        channels,
        groups,
        granted,
        events,
        commands);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("workspace plan: " + rule);
    }
  }
}
