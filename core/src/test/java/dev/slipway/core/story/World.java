package dev.slipway.core.story;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.command.Command;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.command.Parsed;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.cut.CutEvent;
import dev.slipway.core.cut.CutRules;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Ask;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldRules;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole Slipway in which time passes only when a test says so: one or more replicas over a shared
 * fake database and a fake outside world. People type and click; then time passes.
 */
final class World implements AutoCloseable {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LONGEST_STORY = Duration.ofHours(2);

  final Shared shared;
  final Outside outside;
  final Replicas replicas;

  private final Journal<Pick, PickEvent, ?> picks;
  private final Journal<Build, BuildEvent, ?> builds;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Journal<Hold, HoldEvent, ?> holds;
  private final Journal<Cut, CutEvent, ?> cuts;
  private int asked;
  private boolean succeeded;

  World() {
    this(Shops.usual());
  }

  World(App app) {
    shared = new Shared(new Apps(List.of(app)));
    outside = shared.outside;
    picks = new Journal<>(new PickRules(), shared.store, (process, index) -> {});
    builds = new Journal<>(new BuildRules(), shared.store, (process, index) -> {});
    releases = new Journal<>(new ReleaseRules(), shared.store, (process, index) -> {});
    holds = new Journal<>(new HoldRules(), shared.store, (process, index) -> {});
    cuts = new Journal<>(new CutRules(), shared.store, (process, index) -> {});
    replicas = new Replicas(shared);
    replicas.start();
  }

  /** Somebody types this in the app's channel. A replica that dies over it leaves it to another. */
  Answer asks(PersonId person, String typed) {
    return asks("message-" + ++asked, person, typed);
  }

  /** Somebody types this, and Slack delivers it with this key. */
  Answer asks(String key, PersonId person, String typed) {
    Ask ask = new Ask(key, person, Samples.PLACE, command(typed));
    return atSomeDesk(replica -> replica.desk.handle(ask));
  }

  Answer clicks(Click click) {
    return atSomeDesk(replica -> replica.desk.handle(click));
  }

  /** Confirms the plan that the card shows now. */
  Answer confirms(PersonId person, int release) {
    return clicks(new Click.Confirm(releaseId(release), person, planOf(release)));
  }

  PlanHash planOf(int release) {
    return release(release).plan().orElseThrow().hash();
  }

  /** Lets so much time pass, with everything that happens meanwhile. */
  void passes(Duration time) {
    Instant end = shared.clock.instant().plus(time);
    for (Optional<Instant> next = replicas.next(); comesBy(next, end); next = replicas.next()) {
      replicas.advance(next.orElseThrow());
    }
    replicas.advance(end);
    replicas.quiet();
  }

  /**
   * Lets time pass until nobody has anything to do for a while. When the last replica was killed,
   * another one takes over once the leases have ended.
   */
  void comesToRest() {
    Instant end = shared.clock.instant().plus(LONGEST_STORY);
    for (Optional<Instant> next = replicas.next();
        comesBy(next, shared.clock.instant().plus(SOON));
        next = replicas.next()) {
      replicas.advance(next.orElseThrow());
      if (shared.clock.instant().isAfter(end)) {
        throw new AssertionError("the story does not come to rest");
      }
    }
    if (replicas.successor() != replicas.first() && !succeeded) {
      succeeded = true;
      passes(Leases.TIME_TO_LIVE.plus(Replicas.TICK));
      comesToRest();
    }
  }

  Pick pick(int number) {
    return picks.read(new ProcessId(ProcessKind.PICK, number)).state();
  }

  Build build(int number) {
    return builds.read(new ProcessId(ProcessKind.BUILD, number)).state();
  }

  Release release(int number) {
    return releases.read(releaseId(number)).state();
  }

  Cut cut(int number) {
    return cuts.read(new ProcessId(ProcessKind.CUT, number)).state();
  }

  Hold hold(int number) {
    return holds.read(holdId(number)).state();
  }

  static ProcessId holdId(int number) {
    return new ProcessId(ProcessKind.HOLD, number);
  }

  static ProcessId releaseId(int number) {
    return new ProcessId(ProcessKind.RELEASE, number);
  }

  /** The names of the events of a process, in order. */
  List<String> events(ProcessKind kind, int number) {
    return shared.store.load(new ProcessId(kind, number)).events().stream()
        .map(recorded -> recorded.event().getClass().getSimpleName())
        .toList();
  }

  long count(ProcessId process, Class<? extends Event> type) {
    return shared.store.load(process).events().stream()
        .filter(recorded -> type.isInstance(recorded.event()))
        .count();
  }

  /** What a person was told about, once for each notice. */
  List<ProcessId> noticesTo(PersonId person) {
    return shared.outbox.all().stream()
        .filter(envelope -> envelope.telling().equals(new Telling.Notice(person)))
        .flatMap(envelope -> envelope.about().stream())
        .toList();
  }

  List<Throwable> troubles() {
    return replicas.all.stream().flatMap(replica -> replica.troubles().stream()).toList();
  }

  void forgetTroubles() {
    replicas.all.forEach(Replica::forgetTroubles);
  }

  @Override
  public void close() {
    replicas.all.forEach(Replica::close);
  }

  private Answer atSomeDesk(Function<Replica, Answer> work) {
    try {
      return work.apply(replicas.successor());
    } catch (Killed itDied) {
      return atSomeDesk(work);
    }
  }

  private Command command(String typed) {
    Parsed parsed = new CommandParser(shared.apps).parse(typed);
    if (parsed instanceof Parsed.Understood(var command)) {
      return command;
    }
    throw new AssertionError("\"%s\" is not understood: %s".formatted(typed, parsed));
  }

  private static boolean comesBy(Optional<Instant> next, Instant end) {
    return next.filter(time -> !time.isAfter(end)).isPresent();
  }
}
