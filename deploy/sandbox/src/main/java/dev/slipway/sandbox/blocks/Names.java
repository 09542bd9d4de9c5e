package dev.slipway.sandbox.blocks;

import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan.GroupPlan;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;

/** Names as a reader sees them in place of ids. */
public final class Names {
  private final Workspace workspace;

  public Names(Workspace workspace) {
    this.workspace = workspace;
  }

  public String user(String id) {
    if (workspace.isBot(id)) {
      return workspace.plan().bot().name();
    }
    return workspace.person(id).map(PersonPlan::displayName).orElse(id);
  }

  public String channel(String id) {
    return workspace.channel(id).map(c -> c.name()).orElse(id);
  }

  public String group(String id) {
    return workspace.group(id).map(GroupPlan::handle).orElse(id);
  }
}
