package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Channel;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.Workspace;
import java.util.List;

/** {@code reactions.*}. */
final class ReactionMethods {
  private final Workspace workspace;
  private final Lookup lookup;
  private final Talk talk;

  ReactionMethods(Workspace workspace, Talk talk) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.talk = talk;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.bot("reactions.add", "reactions:write", Tier.THREE, this::add),
        ApiMethod.bot("reactions.remove", "reactions:write", Tier.TWO, this::remove));
  }

  private ObjectNode add(Call call) {
    Posting posting = target(call);
    String name = name(call);
    if (has(posting, name)) {
      throw ApiFailure.of("already_reacted");
    }
    talk.react(posting.channel(), posting.ts(), name, workspace.botUser());
    return Json.object();
  }

  private ObjectNode remove(Call call) {
    Posting posting = target(call);
    String name = name(call);
    if (!has(posting, name)) {
      throw ApiFailure.of("no_reaction");
    }
    talk.unreact(posting.channel(), posting.ts(), name, workspace.botUser());
    return Json.object();
  }

  private boolean has(Posting posting, String name) {
    return posting.reactions().getOrDefault(name, List.of()).contains(workspace.botUser());
  }

  private static String name(Call call) {
    String name = call.required("name");
    if (!name.matches("[a-z0-9_+'-]+(::skin-tone-[2-6])?")) {
      throw ApiFailure.of("invalid_name");
    }
    return name;
  }

  private Posting target(Call call) {
    Channel channel = lookup.joined(call);
    return workspace
        .posting(channel.id(), call.required("timestamp"))
        .filter(posting -> !posting.isEphemeral())
        .orElseThrow(() -> ApiFailure.of("message_not_found"));
  }
}
