package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.webapi.ApiCall;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Scratch;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Measures what the bot itself adds between a push and the notice that it is on staging. */
public final class Staging {
  private static final int APPS = 20;
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final double GOAL_MILLIS = 2000;
  private static final Pattern LISTENS = Pattern.compile("listening on http://\\S+:(\\d+)");
  private static final String SECRET = "bench-webhook-secret";

  private final ManyApps world;
  private final LiveWatch live;
  private int round;

  /** A push, and when somebody was told that it is on staging. */
  private record Push(BenchApp app, String commit, Instant at, Instant told) {}

  /** What follows a push, split into the stages that nobody can avoid and those between them. */
  private record Split(Duration whole, Duration start, Duration middle, Duration end) {
    Duration own() {
      return start.plus(middle).plus(end);
    }
  }

  private Staging(ManyApps world, LiveWatch live) {
    this.world = world;
    this.live = live;
  }

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    try (Scratch scratch = Scratch.create("slipway-bench-");
        Server server = Server.start();
        ManyApps world = ManyApps.start(scratch.directory(), APPS);
        LiveWatch live = new LiveWatch(world.ecs())) {
      System.out.println(Machine.now());
      System.out.println(server.description());
      new Staging(world, live).run(server, rounds);
      System.out.println(Machine.now());
    }
    System.exit(0);
  }

  private void run(Server server, int rounds) {
    List<Split> hooked = bot(server, "hooked", SECRET, rounds);
    List<Split> unhooked = bot(server, "unhooked", "", Math.ceilDiv(rounds, 2));
    List<Split> polled = poller(Math.ceilDiv(rounds, 2));
    System.out.printf("push → notice without build and platform, %d apps, goal p50 ≤ 2 s%n", APPS);
    say("the bot", hooked);
    say("the bot, no webhook", unhooked);
    say("a 15 s poller", polled);
    Times own = times(hooked, Split::own);
    Times baseline = times(polled, Split::own);
    System.out.printf(
        Locale.ROOT,
        "  ratio p50, p95 to the poller   %.3f, %.3f;  without webhook %.3f, %.3f%n",
        own.ratio(baseline, 0.5),
        own.ratio(baseline, 0.95),
        times(unhooked, Split::own).ratio(baseline, 0.5),
        times(unhooked, Split::own).ratio(baseline, 0.95));
    System.out.printf("  goal %s%n", own.millis(0.5) <= GOAL_MILLIS ? "reached" : "missed");
  }

  private static void say(String who, List<Split> splits) {
    System.out.printf("  %-22s %s%n", who, times(splits, Split::own).inMillis());
    System.out.printf("    push → build begins  %s%n", times(splits, Split::start).inMillis());
    System.out.printf("    built → update asked %s%n", times(splits, Split::middle).inMillis());
    System.out.printf("    live → notice        %s%n", times(splits, Split::end).inMillis());
    System.out.printf("    all, with both       %s%n", times(splits, Split::whole).inMillis());
  }

  private static Times times(List<Split> splits, Function<Split, Duration> part) {
    return Times.of(splits.stream().map(part).toList());
  }

  private List<Split> bot(Server server, String name, String secret, int rounds) {
    Path file = world.configuration(server.database(name), name, secret);
    Path log = world.home().resolve(name + ".log");
    List<String> usualLog = List.of("-Dlogback.configurationFile=logback.xml");
    try (BotProcess bot = BotProcess.start(Main.class, usualLog, file, log)) {
      world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
      Machine.pause(Duration.ofSeconds(15));
      Optional<Hook> hook = secret.isEmpty() ? Optional.empty() : Optional.of(hook(bot, secret));
      measured(1, hook); // warms up, and makes a build and a release usual
      return measured(rounds, hook);
    }
  }

  private List<Split> poller(int rounds) {
    try (Poller poller = Poller.start(world)) {
      return measured(rounds, Optional.empty());
    }
  }

  private static Hook hook(BotProcess bot, String secret) {
    String port = LISTENS.matcher(bot.log()).results().findFirst().orElseThrow().group(1);
    URI address = URI.create("http://localhost:" + port + "/webhooks/github");
    return new Hook(address, secret, HttpClient.newHttpClient());
  }

  private List<Split> measured(int rounds, Optional<Hook> hook) {
    List<Split> splits = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      round(hook).stream().map(this::split).forEach(splits::add);
      Machine.pause(SETTLING);
    }
    return splits;
  }

  /** One push to every app, half a second apart, so that all of them are on their way together. */
  private List<Push> round(Optional<Hook> hook) {
    round++;
    int before = posts().size();
    List<Push> pushes = new ArrayList<>();
    for (BenchApp app : world.apps()) {
      String old = app.head();
      String commit = app.commit("Change %d of %s".formatted(round, app.name()));
      app.images().layReady(app.name(), commit, app.epoch(commit));
      app.push();
      Instant at = Instant.now();
      hook.ifPresent(it -> it.pushed(app, old, commit));
      pushes.add(new Push(app, commit, at, at));
      Machine.pause(BETWEEN);
    }
    return pushes.stream().map(push -> told(push, before)).toList();
  }

  private Push told(Push push, int before) {
    String room = world.slack().person(ManyApps.author(push.app)).directChannel();
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<ApiCall> notice =
          posts().stream()
              .skip(before)
              .filter(call -> room.equals(call.parameters().get("channel")) && call.wasOk())
              .findFirst();
      if (notice.isPresent()) {
        return new Push(push.app, push.commit, push.at, notice.get().at());
      }
      Machine.pause(Duration.ofMillis(250));
    }
    throw new IllegalStateException("nobody was told of " + push);
  }

  private List<ApiCall> posts() {
    return world.slack().calls().of("chat.postMessage");
  }

  private Split split(Push push) {
    BenchImages images = push.app.images();
    Instant built = images.ended(push.commit);
    String service = push.app.name();
    return new Split(
        Duration.between(push.at, push.told),
        Duration.between(push.at, images.began(push.commit)),
        Duration.between(built, live.updated(service, push.at)),
        Duration.between(live.live(service, push.at), push.told));
  }
}
