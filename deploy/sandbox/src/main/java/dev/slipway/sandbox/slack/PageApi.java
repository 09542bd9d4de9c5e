package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Changes;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The page itself, the stream that keeps it up to date, and what people do on it. */
final class PageApi implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' https: data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Workspace workspace;
  private final List<Person> people;
  private final PanelFeed panel;
  private final PageActs acts;
  private final Set<Thread> tellers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean open = new AtomicBoolean(true);

  PageApi(Workspace workspace, List<Person> people, Panel panel) {
    this.workspace = workspace;
    this.people = people;
    this.panel = new PanelFeed(panel, workspace.changes());
    this.acts = new PageActs(workspace.plan(), this.panel);
  }

  void addTo(JavalinConfig config) {
    config.staticFiles.add("/slack-page", Location.CLASSPATH);
    config.routes.before(PageApi::protect);
    config.routes.get("/archives/{channel}/{message}", PageApi::permalink);
    config.routes.post("/page/act", this::act);
    config.routes.sse("/page/stream", this::stream);
    panel.start();
  }

  /** Other sites that a browser has open must neither read nor drive the sandbox. */
  private static void protect(Context ctx) {
    String host = Optional.ofNullable(ctx.host()).orElse("");
    String origin = Optional.ofNullable(ctx.header("Origin")).orElse("");
    boolean local = host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
    if (!local || !(origin.isEmpty() || origin.equals("http://" + host))) {
      throw new ForbiddenResponse("only for this machine");
    }
    ctx.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache");
  }

  private static void permalink(Context ctx) {
    String digits = ctx.pathParam("message").replaceAll("\\D", "");
    String ts = digits.replaceFirst("(\\d{6})$", ".$1");
    String thread =
        Optional.ofNullable(ctx.queryParam("thread_ts"))
            .map(root -> "&thread=" + root.replaceAll("[^\\d.]", ""))
            .orElse("");
    String channel = ctx.pathParam("channel").replaceAll("\\W", "");
    ctx.redirect("/?c=" + channel + "&m=" + ts + thread);
  }

  private void act(Context ctx) {
    JsonNode act = Json.read(ctx.body()).orElseGet(Json::object);
    ObjectNode answer = Json.object().put("ok", true);
    try {
      acts.perform(person(act.path("as").asText()), act);
    } catch (IllegalStateException | ButtonNotFound e) {
      answer.put("ok", false).put("error", Optional.ofNullable(e.getMessage()).orElse(""));
    }
    ctx.contentType("application/json").result(answer.toString());
  }

  private Person person(String id) {
    return people.stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElse(people.getFirst());
  }

  private void stream(SseClient client) {
    client.keepAlive();
    Person reader = person(Optional.ofNullable(client.ctx().queryParam("as")).orElse(""));
    Thread teller =
        Thread.ofVirtual().name("slack-page-" + reader.id()).unstarted(() -> tell(client, reader));
    tellers.add(teller);
    teller.start();
  }

  private void tell(SseClient client, Person reader) {
    PageReader page = new PageReader(workspace, reader, panel);
    client.sendEvent("hello", page.introduction().toString());
    Changes changes = workspace.changes();
    long seen = -1;
    while (open.get() && !client.terminated()) {
      if (changes.awaitBeyond(seen, HEARTBEAT)) {
        seen = changes.version();
        ObjectNode news = page.news();
        if (!news.isEmpty()) {
          client.sendEvent("news", news.toString());
        }
      } else {
        client.sendComment("still here");
      }
    }
    if (!client.terminated()) {
      client.close();
    }
    tellers.remove(Thread.currentThread());
  }

  @Override
  public void close() {
    open.set(false);
    workspace.changes().announce();
    panel.close();
    tellers.forEach(PageApi::awaitEnd);
  }

  /** The server must not stop below a stream that still writes. */
  private static void awaitEnd(Thread teller) {
    try {
      boolean _ = teller.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
