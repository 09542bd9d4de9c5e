package dev.slipway.sandbox.verdicts;

import dev.slipway.bot.card.Story;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Plays one scenario and writes down what the bot did and said. */
final class Play {
  /** While it waits, a timer wakes it so often. */
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(15);

  private final World world;
  private final Bot bot;
  private final ProcessId release;
  private final Instant confirmed;
  private final Scenario.Settings settings;
  private final Deque<Scenario.Cue> script;
  private final List<Played.Moment> moments = new ArrayList<>();
  private Optional<Instant> verdictAt = Optional.empty();

  private Play(Scenario scenario, World world) {
    this.world = world;
    this.settings = scenario.settings();
    this.script = cues(scenario);
    while (!script.isEmpty() && script.peek().at().isNegative()) {
      script.remove().act().accept(world);
    }
    this.bot = new Bot(world, scenario.settings(), this::passes);
    this.release = bot.confirmed();
    this.confirmed = world.now();
  }

  static Played of(Scenario scenario) {
    try (World world = new World(scenario)) {
      return new Play(scenario, world).toTheEnd();
    }
  }

  private Played toTheEnd() {
    try (bot) {
      bot.carriesOut(release);
      look();
      while (bot.releases().read(release).state() instanceof Release.Prepared) {
        passes(LOOKS_EVERY);
        bot.carriesOut(release);
        look();
      }
      if (settings.carriesOn()) {
        passes(Duration.ofMinutes(1));
        bot.carryOn(release);
        look();
      }
      Current<Release> end = bot.releases().read(release);
      return new Played(
          end.state(),
          CardText.of(new Story(bot.apps()).releaseCard(end)),
          List.copyOf(moments),
          verdictAt.map(at -> Duration.between(confirmed, at)),
          verdictAt.flatMap(
              at -> world.lastDeathBefore(at).map(death -> Duration.between(death, at))),
          world.calls());
    }
  }

  private void passes(Duration time) {
    look();
    Instant end = world.now().plus(time);
    while (!script.isEmpty() && !confirmed.plus(script.peek().at()).isAfter(end)) {
      Scenario.Cue cue = script.remove();
      Duration until = Duration.between(world.now(), confirmed.plus(cue.at()));
      if (until.isPositive()) {
        world.passes(until);
      }
      cue.act().accept(world);
    }
    if (world.now().isBefore(end)) {
      world.passes(Duration.between(world.now(), end));
    }
  }

  /** Writes down what the card says of the target, when that is new. */
  private void look() {
    if (!(bot.releases().read(release).state() instanceof Release.Carried carried)) {
      return;
    }
    Run run = carried.run();
    TargetRun target = run.targets().getFirst();
    if (verdictAt.isEmpty() && target.verdict().isPresent()) {
      verdictAt = Optional.of(target.movedAt());
    }
    String busy =
        run.delay()
            .map(why -> "waiting: " + why)
            .orElse(target.note().isBlank() ? "" : target.note());
    String said = target.stage().said() + (busy.isEmpty() ? "" : ": " + busy);
    if (moments.isEmpty() || !moments.getLast().said().equals(said)) {
      moments.add(new Played.Moment(Duration.between(confirmed, world.now()), said));
    }
  }

  private static Deque<Scenario.Cue> cues(Scenario scenario) {
    return new ArrayDeque<>(
        scenario.script().stream().sorted(Comparator.comparing(Scenario.Cue::at)).toList());
  }
}
