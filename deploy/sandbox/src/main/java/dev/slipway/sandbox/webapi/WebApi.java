package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.delivery.SocketDoor;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.delivery.Triggers;
import dev.slipway.sandbox.webapi.Faults.Fault;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.ViewShelf;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Web API's front: token, scope, limit and fault, then the method. */
public final class WebApi {
  private final WorkspacePlan plan;
  private final Scopes scopes;
  private final Map<String, ApiMethod> methods = new HashMap<>();
  private final Permalinks permalinks = new Permalinks();
  private final AppMethods app;
  private final FileMethods files;
  private final Faults faults = new Faults();
  private final RateLimits limits;
  private final CallLog log;

  public WebApi(
      Workspace workspace, ViewShelf views, Talk talk, Triggers triggers, SocketDoor sockets) {
    this.plan = workspace.plan();
    this.scopes = new Scopes(workspace);
    this.limits = new RateLimits(workspace);
    this.log = new CallLog(workspace);
    this.app = new AppMethods(workspace, sockets);
    this.files = new FileMethods(workspace, talk);
    add(app.methods());
    add(files.methods());
    add(new ChatMethods(workspace, scopes, talk, permalinks).methods());
    add(new ConversationMethods(workspace, scopes).methods());
    add(new HistoryMethods(workspace, scopes).methods());
    add(new ReactionMethods(workspace, talk).methods());
    add(new DirectoryMethods(workspace, scopes).methods());
    add(new ViewMethods(views, triggers, new Lookup(workspace)).methods());
  }

  private void add(List<ApiMethod> some) {
    some.forEach(method -> methods.put(method.name(), method));
  }

  /** Tells everything that hands out addresses where the stand-in listens. */
  public void serveAt(String baseUrl) {
    permalinks.serveAt(baseUrl);
    app.serveAt(baseUrl);
    files.serveAt(baseUrl);
  }

  public Faults faults() {
    return faults;
  }

  public RateLimits limits() {
    return limits;
  }

  public CallLog log() {
    return log;
  }

  public FileMethods files() {
    return files;
  }

  /** Answers one request to {@code /api/<method>}. */
  public void handle(Context ctx) {
    String name = ctx.pathParam("method");
    ctx.contentType("application/json; charset=utf-8");
    try {
      answer(Arguments.read(name, ctx), ctx);
    } catch (ApiFailure unreadable) {
      ctx.result(unreadable.body().toString());
    }
  }

  private void answer(Call call, Context ctx) {
    if (faults.isAway()) {
      log.add(call, "away");
      Line.cut(ctx);
      return;
    }
    Optional<Fault> fault = faults.next(call.method());
    String outcome =
        switch (fault.orElse(null)) {
          case null -> perform(call, ctx);
          case Fault.Limited limited -> limit(ctx, limited.retryAfterSeconds());
          case Fault.Failed failed -> fail(ctx, ApiFailure.of(failed.error()));
          case Fault.Cut _ -> unheard(perform(call, ctx), () -> Line.breakOff(ctx));
          case Fault.Closed _ -> unheard(perform(call, ctx), () -> Line.cut(ctx));
        };
    log.add(call, outcome);
  }

  private static String unheard(String outcome, Runnable cut) {
    cut.run();
    return outcome.equals("ok") ? "cut" : outcome;
  }

  private String perform(Call call, Context ctx) {
    try {
      ApiMethod method = authorized(call, ctx);
      var wait = limits.check(method, call);
      if (wait.isPresent()) {
        return limit(ctx, wait.getAsInt());
      }
      method.scope().ifPresent(scopes::require);
      ObjectNode answer = Json.object().put("ok", true);
      answer.setAll(method.body().answer(call));
      ctx.result(answer.toString());
      return "ok";
    } catch (ApiFailure failure) {
      return fail(ctx, failure);
    }
  }

  private ApiMethod authorized(Call call, Context ctx) {
    ApiMethod method = methods.get(call.method());
    if (method == null) {
      throw ApiFailure.of("unknown_method");
    }
    String token = Arguments.token(call, ctx).orElseThrow(() -> ApiFailure.of("not_authed"));
    boolean isBot = token.equals(plan.bot().token());
    boolean isApp = token.equals(plan.appToken());
    if (!isBot && !isApp) {
      throw ApiFailure.of("invalid_auth");
    }
    if (isApp != (method.token() == ApiMethod.Token.APP)) {
      throw ApiFailure.of("not_allowed_token_type");
    }
    ctx.header("X-OAuth-Scopes", isApp ? "connections:write" : scopes.listed());
    method.scope().ifPresent(scope -> ctx.header("X-Accepted-OAuth-Scopes", scope));
    return method;
  }

  private static String fail(Context ctx, ApiFailure failure) {
    ctx.result(failure.body().toString());
    return failure.body().path("error").asText();
  }

  private static String limit(Context ctx, int seconds) {
    ctx.status(429).header("Retry-After", String.valueOf(seconds));
    ctx.result(ApiFailure.of("ratelimited").body().toString());
    return "ratelimited";
  }
}
