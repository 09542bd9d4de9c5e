package dev.slipway.sandbox.webapi;

import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;

/** Finds what arguments name, or fails with Slack's error code. */
final class Lookup {
  private final Workspace workspace;

  Lookup(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A channel that the bot can see: private ones only as a member. */
  Channel visible(Call call) {
    String id = call.text("channel").orElseThrow(() -> ApiFailure.of("channel_not_found"));
    return workspace
        .channel(id)
        .filter(channel -> channel.isOpenTo(workspace.botUser()))
        .orElseThrow(() -> ApiFailure.of("channel_not_found"));
  }

  Channel joined(Call call) {
    return joined(visible(call));
  }

  /**
   * Where a message may be posted: an id, a name with or without its {@code #}, or a person's id.
   */
  Channel postable(Call call) {
    String target = call.text("channel").orElseThrow(() -> ApiFailure.of("channel_not_found"));
    if (workspace.person(target).isPresent()) {
      return workspace.directChannel(target);
    }
    String name = target.startsWith("#") ? target.substring(1) : target;
    Channel found =
        workspace.channels().stream()
            .filter(c -> c.id().equals(target) || (!c.isDirect() && c.name().equals(name)))
            .filter(c -> c.isOpenTo(workspace.botUser()))
            .findFirst()
            .orElseThrow(() -> ApiFailure.of("channel_not_found"));
    return joined(found);
  }

  private Channel joined(Channel channel) {
    if (!channel.has(workspace.botUser())) {
      throw ApiFailure.of("not_in_channel");
    }
    return channel;
  }

  PersonPlan person(String id) {
    return workspace.person(id).orElseThrow(() -> ApiFailure.of("user_not_found"));
  }
}
