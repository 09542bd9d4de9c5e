package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.bench.ThinServer.Work;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.BotProcess;
import dev.slipway.sandbox.world.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One release by the real bot to all servers, typed and clicked in Slack, another one, and back.
 */
final class ServersRelease {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final List<String> USUAL_LOG = List.of("-Dlogback.configurationFile=logback.xml");

  private final ManyServers scene;
  private final ReleaseLog log;
  private final Path file;
  private final int count;

  ServersRelease(ManyServers scene, BotFile bot) {
    this.scene = scene;
    this.log = new ReleaseLog(bot.databaseUrl());
    this.file = scene.configuration(bot);
    this.count = scene.thin().servers().size();
  }

  void run() {
    Path output = scene.world().home().resolve("bot.log");
    try (BotProcess bot = BotProcess.start(Main.class, USUAL_LOG, file, output)) {
      scene.world().slack().await(PATIENCE, () -> scene.world().slack().connections() > 0);
      Machine.pause(SETTLING);
      System.out.printf(Locale.ROOT, "the bot, %d servers, one release%n", count);
      memory("idle", bot);
      Duration before = Machine.processorTime(bot.pid());
      forward();
      memory("after it", bot);
      System.out.printf(
          "  processor time of the bot       %s%n",
          seconds(Machine.processorTime(bot.pid()).minus(before)));
      System.out.printf(
          "  ssh                             %s; %d events%n",
          scene.thin().traffic(), log.count(1));
      older();
      back();
      memory("after the way back", bot);
    }
  }

  private void forward() {
    Instant asked = Instant.now();
    String card =
        ask("!release " + scene.world().repository().releaseHead(), "Waiting for a confirmation");
    say("asked → plan on the card", Duration.between(asked, Instant.now()));
    Instant confirmed = Instant.now();
    click(card, "Confirm");
    seen(m -> m.ts().equals(card) && m.buttons().toString().contains("Go live"));
    Instant ready = Instant.now();
    say("confirmed → first job", Duration.between(confirmed, first(works("pull"))));
    stage("pull", log.times(1, "TargetFetched"));
    stage("prepare", log.times(1, "TargetPrepared"));
    say(
        "last prepared → on the card",
        Duration.between(last(log.times(1, "TargetPrepared")), ready));
    live(card);
  }

  private void live(String card) {
    Instant clicked = Instant.now();
    click(card, "Go live");
    seen(m -> m.ts().equals(card) && m.says("Live on all " + count));
    Instant told = Instant.now();
    Map<String, Instant> live = log.times(1, "TargetLive");
    say("Go live → first job", Duration.between(clicked, first(works("live"))));
    say("Go live → last server live", Duration.between(clicked, last(live)));
    say("last live → on the card", Duration.between(last(live), told));
    List<Duration> flips =
        scene.thin().servers().stream()
            .map(
                server ->
                    Duration.between(
                        server.works("live").getLast().began(), live.get(server.name())))
            .toList();
    System.out.printf("  job asked → seen live, a server  %s%n", Times.of(flips).inMillis());
  }

  /** The build before goes live once more, by a release: the way back needs one it knows. */
  private void older() {
    Instant asked = Instant.now();
    String card = ask("!release " + scene.oldCommit(), "Waiting for a confirmation");
    say("next one asked → on the card", Duration.between(asked, Instant.now()));
    Instant confirmed = Instant.now();
    click(card, "Confirm");
    seen(m -> m.ts().equals(card) && m.buttons().toString().contains("Go live"));
    say("next one confirmed → ready", Duration.between(confirmed, Instant.now()));
    Instant clicked = Instant.now();
    click(card, "Go live");
    seen(m -> m.ts().equals(card) && m.says("Live on all " + count));
    say("Go live → last server live", Duration.between(clicked, last(log.times(2, "TargetLive"))));
  }

  private void back() {
    Instant asked = Instant.now();
    String card = ask("!rollback", "Roll back to");
    say("!rollback asked → on the card", Duration.between(asked, Instant.now()));
    Instant confirmed = Instant.now();
    click(card, "Confirm");
    seen(m -> m.ts().equals(card) && m.says("Rolled back. All " + count));
    Instant told = Instant.now();
    Instant last = last(log.times(3, "TargetLive"));
    say("confirmed → last server is back", Duration.between(confirmed, last));
    say("last back → on the card", Duration.between(last, told));
  }

  private String ask(String command, String answer) {
    String asked = scene.world().slack().person(Shop.MANAGER).type(Shop.CHANNEL, command);
    return seen(m -> m.byBot() && m.says(answer) && m.ts().compareTo(asked) > 0).ts();
  }

  private void click(String card, String button) {
    scene.world().slack().person(Shop.MANAGER).click(Shop.CHANNEL, card, button);
  }

  /** From the first job to the last event, beside the slowest job. */
  private void stage(String step, Map<String, Instant> seen) {
    List<Work> works = works(step);
    Duration slowest = works.stream().map(Work::time).max(Comparator.naturalOrder()).orElseThrow();
    Duration all = Duration.between(first(works), last(seen));
    System.out.printf(
        Locale.ROOT,
        "  %-31s %s; slowest server %s, ratio %.2f; first → last job begun %s%n",
        step + " on all",
        seconds(all),
        seconds(slowest),
        (double) all.toNanos() / slowest.toNanos(),
        seconds(Duration.between(first(works), lastBegun(works))));
  }

  /** The first of its kind on each server. */
  private List<Work> works(String step) {
    return scene.thin().servers().stream().map(server -> server.works(step).getFirst()).toList();
  }

  private Message seen(Predicate<Message> wanted) {
    return scene.world().slack().person(Shop.MANAGER).await(PATIENCE, Shop.CHANNEL, wanted);
  }

  private static Instant first(List<Work> works) {
    return works.stream().map(Work::began).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant lastBegun(List<Work> works) {
    return works.stream().map(Work::began).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant last(Map<String, Instant> times) {
    return times.values().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void say(String what, Duration time) {
    System.out.printf("  %-31s %s%n", what, seconds(time));
  }

  private static void memory(String when, BotProcess bot) {
    System.out.printf(
        Locale.ROOT,
        "  resident, %-21s %.0f MiB, at most %.0f MiB%n",
        when,
        Machine.residentMebibytes(bot.pid()),
        Machine.mostResidentMebibytes(bot.pid()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
  }
}
