package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.SocketDoor;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.util.List;
import java.util.Optional;

/** {@code auth.test} and {@code apps.connections.open}. */
public final class AppMethods {
  private final Workspace workspace;
  private final SocketDoor sockets;
  private volatile String base = "";

  AppMethods(Workspace workspace, SocketDoor sockets) {
    this.workspace = workspace;
    this.sockets = sockets;
  }

  /** The address of the stand-in, known once its port is. */
  public void serveAt(String baseUrl) {
    base = baseUrl;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.open("auth.test", Tier.SPECIAL, this::authTest),
        new ApiMethod(
            "apps.connections.open",
            ApiMethod.Token.APP,
            Optional.empty(),
            Tier.THREE,
            this::connectionsOpen));
  }

  private ObjectNode authTest(Call call) {
    WorkspacePlan plan = workspace.plan();
    return Json.object()
        .put("url", base + "/")
        .put("team", plan.teamName())
        .put("user", plan.bot().name())
        .put("team_id", plan.teamId())
        .put("user_id", plan.bot().userId())
        .put("bot_id", plan.bot().botId())
        .put("is_enterprise_install", false);
  }

  private ObjectNode connectionsOpen(Call call) {
    String socket = base.replaceFirst("^http", "ws") + "/link/?ticket=" + sockets.issueTicket();
    return Json.object().put("url", socket + "&app_id=" + workspace.plan().appId());
  }
}
