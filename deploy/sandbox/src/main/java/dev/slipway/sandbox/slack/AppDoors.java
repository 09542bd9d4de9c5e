package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.delivery.Answers;
import dev.slipway.sandbox.delivery.ResponseUrls;
import dev.slipway.sandbox.delivery.ResponseUrls.Use;
import dev.slipway.sandbox.delivery.SocketDoor;
import dev.slipway.sandbox.webapi.Line;
import dev.slipway.sandbox.webapi.WebApi;
import dev.slipway.sandbox.workspace.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses that apps use: the Web API, Socket Mode, uploads and response URLs. */
final class AppDoors {
  private static final Logger LOG = LoggerFactory.getLogger(AppDoors.class);

  private final WebApi api;
  private final SocketDoor sockets;
  private final ResponseUrls responseUrls;
  private final Answers answers;
  private final Map<String, SocketDoor.Line> lines = new ConcurrentHashMap<>();

  AppDoors(WebApi api, SocketDoor sockets, ResponseUrls responseUrls, Answers answers) {
    this.api = api;
    this.sockets = sockets;
    this.responseUrls = responseUrls;
    this.answers = answers;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/api/{method}", api::handle);
    routes.get("/api/{method}", api::handle);
    routes.post("/upload/v1/{file}", this::upload);
    routes.post("/respond/{team}/{key}", this::respond);
    routes.ws("/link", this::socket);
    routes.ws("/link/", this::socket);
  }

  private void upload(Context ctx) {
    if (api.faults().isAway()) {
      Line.cut(ctx);
      return;
    }
    boolean taken = api.files().receive(ctx.pathParam("file"), ctx.bodyAsBytes());
    ctx.status(taken ? 200 : 400).result(taken ? "OK" : "unknown upload or wrong length");
  }

  private void respond(Context ctx) {
    if (api.faults().isAway()) {
      Line.cut(ctx);
      return;
    }
    switch (responseUrls.use(ctx.pathParam("key"))) {
      case Use.Denied denied -> refuse(ctx, 404, denied.error());
      case Use.Granted granted -> {
        Optional<JsonNode> body = Json.read(ctx.body()).filter(JsonNode::isObject);
        Optional<String> error =
            body.isEmpty()
                ? Optional.of("invalid_payload")
                : answers.apply(body.get(), granted.origin());
        error.ifPresentOrElse(code -> refuse(ctx, 400, code), () -> ctx.result("ok"));
      }
    }
  }

  private static void refuse(Context ctx, int status, String error) {
    ctx.status(status).contentType("application/json");
    ctx.result(Json.object().put("ok", false).put("error", error).toString());
  }

  private void socket(WsConfig ws) {
    ws.onConnect(this::connected);
    ws.onMessage(message -> sockets.received(message.message()));
    ws.onClose(this::closed);
    ws.onError(this::closed);
  }

  private void connected(WsContext ctx) {
    if (api.faults().isAway()) {
      ctx.session.disconnect();
      return;
    }
    ctx.enableAutomaticPings();
    SocketDoor.Line line = new JettyLine(ctx);
    lines.put(ctx.sessionId(), line);
    sockets.opened(line, Optional.ofNullable(ctx.queryParam("ticket")).orElse(""));
  }

  private void closed(WsContext ctx) {
    Optional.ofNullable(lines.remove(ctx.sessionId())).ifPresent(sockets::closed);
  }

  private record JettyLine(WsContext ctx) implements SocketDoor.Line {
    @Override
    public void send(String message) {
      try {
        ctx.send(message);
      } catch (RuntimeException closed) {
        LOG.debug("a websocket closed before it could be written to", closed);
      }
    }

    @Override
    public void close(int code, String reason) {
      ctx.closeSession(code, reason);
    }

    @Override
    public void cut() {
      ctx.session.disconnect();
    }
  }
}
