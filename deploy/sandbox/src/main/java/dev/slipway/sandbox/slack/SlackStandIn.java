package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.delivery.Delivery;
import dev.slipway.sandbox.delivery.Hands;
import dev.slipway.sandbox.delivery.HttpDoor;
import dev.slipway.sandbox.delivery.Postman;
import dev.slipway.sandbox.delivery.ResponseUrls;
import dev.slipway.sandbox.delivery.SocketDoor;
import dev.slipway.sandbox.delivery.Talk;
import dev.slipway.sandbox.delivery.Timer;
import dev.slipway.sandbox.delivery.Triggers;
import dev.slipway.sandbox.webapi.CallLog;
import dev.slipway.sandbox.webapi.WebApi;
import dev.slipway.sandbox.workspace.Posting;
import dev.slipway.sandbox.workspace.ViewShelf;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A Slack workspace on this machine: the Web API, Socket Mode or signed requests, and a page.
 *
 * <p>It is stricter than kind: it refuses what Slack refuses, and what Slack merely tolerates.
 * Thread-safe.
 */
public final class SlackStandIn implements AutoCloseable {
  private final Workspace workspace;
  private final StandInSettings settings;
  private final Timer timer = new Timer();
  private final SocketDoor sockets;
  private final Postman postman;
  private final Talk talk;
  private final List<Person> people = new ArrayList<>();
  private final List<HttpDoor> httpDoors = new ArrayList<>();
  private final WebApi api;
  private final Server server;

  public static SlackStandIn start(WorkspacePlan plan) {
    return start(plan, StandInSettings.forTests());
  }

  public static SlackStandIn start(WorkspacePlan plan, StandInSettings settings) {
    return new SlackStandIn(plan, settings);
  }

  private SlackStandIn(WorkspacePlan plan, StandInSettings settings) {
    this.settings = settings;
    this.workspace = new Workspace(plan, settings.clock());
    this.sockets = new SocketDoor(workspace, settings.times(), timer);
    this.postman = new Postman(workspace, settings.times(), timer, sockets);
    this.talk = new Talk(workspace, postman);
    Triggers triggers = new Triggers(workspace);
    ResponseUrls responseUrls = new ResponseUrls(workspace);
    ViewShelf views = new ViewShelf(workspace);
    Hands hands = new Hands(workspace, views, postman, talk, triggers, responseUrls);
    plan.people().forEach(p -> people.add(new Person(p, workspace, views, talk, hands)));
    this.api = new WebApi(workspace, views, talk, triggers, sockets);
    api.limits().enforce(settings.enforceRateLimits());
    AppDoors doors = new AppDoors(api, sockets, responseUrls, hands.answers());
    this.server = Server.start(settings, doors, new PageApi(workspace, people, settings.panel()));
    api.serveAt(baseUrl());
    responseUrls.serveAt(baseUrl());
  }

  public int port() {
    return server.port();
  }

  /** What {@code SlackConfig.methodsEndpointUrlPrefix} wants. */
  public String apiUrl() {
    return baseUrl() + "/api/";
  }

  public String pageUrl() {
    return baseUrl() + "/";
  }

  private String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /**
   * Somebody of the plan.
   *
   * @throws IllegalArgumentException if the plan does not name this user id
   */
  public Person person(String userId) {
    return people.stream()
        .filter(person -> person.id().equals(userId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody has the user id " + userId));
  }

  /** Every call that reached the Web API. */
  public CallLog calls() {
    return api.log();
  }

  /** Every delivery to the app that came to an end, in order. */
  public List<Delivery> deliveries() {
    return postman.deliveries();
  }

  /** Open websockets of the app. */
  public int connections() {
    return sockets.connections();
  }

  /**
   * Waits, without polling, until the condition holds.
   *
   * @throws AwaitFailure if it does not within the time
   */
  public void await(Duration atMost, BooleanSupplier condition) {
    if (!workspace.changes().await(atMost, condition)) {
      throw AwaitFailure.of("a condition; deliveries so far: " + deliveries(), atMost);
    }
  }

  /** From now on delivers to the request URL, once it has answered the challenge. */
  public void deliverTo(URI requestUrl) {
    HttpDoor door = new HttpDoor(workspace, requestUrl, settings.times());
    httpDoors.add(door);
    door.verify();
    postman.deliverTo(door);
  }

  /** A message by an old integration, with the subtype {@code bot_message}. */
  public String otherBotSays(String channelId, String text) {
    return talk.post(
            Posting.plain(channelId, workspace.nextTs(), "B0OTHERBOT", text).as("bot_message"))
        .ts();
  }

  /** Slack cannot be reached: calls break off, sockets end. */
  public void goAway() {
    api.faults().goAway();
    sockets.drop();
  }

  public void comeBack() {
    api.faults().comeBack();
  }

  /** The next calls of the method are answered with 429. */
  public void rateLimitNext(String method, int count, int retryAfterSeconds) {
    api.faults().rateLimitNext(method, count, retryAfterSeconds);
  }

  /** The next calls of the method are carried out, but their answer breaks off halfway. */
  public void cutAfterStoring(String method, int count) {
    api.faults().cutAfterStoring(method, count);
  }

  /**
   * As {@link #cutAfterStoring}, but without a byte of an answer, which makes OkHttp send again.
   */
  public void closeAfterStoring(String method, int count) {
    api.faults().closeAfterStoring(method, count);
  }

  /** The next call of the method is answered with this error. */
  public void failNext(String method, String error) {
    api.faults().failNext(method, error);
  }

  /** Enforces Slack's rate limits from now on, or stops to. */
  public void enforceRateLimits(boolean on) {
    api.limits().enforce(on);
  }

  /** Delivers the last event once more, with a retry number. */
  public void redeliverLast() {
    postman.redeliverLast();
  }

  /** Acknowledgements take this long to arrive from now on; zero for no delay. */
  public void delayAcks(Duration delay) {
    sockets.delayAcks(delay);
  }

  /**
   * Tells every websocket to reconnect: {@code warning}, {@code refresh_requested}, {@code
   * link_disabled}.
   */
  public void disconnect(String reason) {
    sockets.disconnect(reason);
  }

  /** Ends every websocket without a word. */
  public void dropSockets() {
    sockets.drop();
  }

  @Override
  public void close() {
    timer.close();
    sockets.drop();
    server.close();
    httpDoors.forEach(HttpDoor::close);
  }
}
