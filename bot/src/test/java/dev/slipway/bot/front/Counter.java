package dev.slipway.bot.front;

import static dev.slipway.core.golden.Samples.CHANNEL;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.MANAGERS;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static dev.slipway.core.golden.Samples.SHOP;

import dev.slipway.bot.intake.Asked;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.FakeImages;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.desk.BuildDesk;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.desk.HoldDesk;
import dev.slipway.core.desk.PickDesk;
import dev.slipway.core.desk.ReadingDesk;
import dev.slipway.core.desk.ReleaseDesk;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Step;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldRules;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.FakeTargets;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.FakeRepository;
import dev.slipway.core.repository.Repositories;
import java.util.Optional;

/** A front desk with a real desk behind it, on fakes; in the channel of the shop. */
final class Counter {
  static final String TS = "1795183500.000100";

  final FakeMessenger messenger = new FakeMessenger();
  final FakeOutbox outbox = new FakeOutbox();
  final FakeRepository repository = new FakeRepository();
  final CommitSha commit = repository.commit("main", "Round VAT", "vat", "1");
  final Journal<Release, ReleaseEvent, ?> releases;
  int pokes;

  private final SettableClock clock = new SettableClock(NOW);
  private final FakeEventStore store = new FakeEventStore(new FakeLeases.World(clock), outbox);
  private final FrontDesk front;

  Counter() {
    this(true);
  }

  /**
   * @param sound false: asking for the repository fails as only a bug can
   */
  Counter(boolean sound) {
    repository.branch(Samples.BRANCH.value(), commit);
    Repositories repositories =
        app -> {
          if (sound) {
            return repository;
          }
          throw new IllegalStateException("a bug");
        };
    FakeTargets targets = new FakeTargets();
    targets.with("web", new FakeTarget("shop-web", 41, commit, 2));
    targets.with("worker", new FakeTarget("shop-worker", 40, commit, 1));
    Apps apps = Samples.apps();
    Rights rights = new Rights(new Staff());
    Journal<Pick, PickEvent, ?> picks = journal(new PickRules());
    Journal<Build, BuildEvent, ?> builds = journal(new BuildRules());
    releases = journal(new ReleaseRules());
    Journal<Hold, HoldEvent, ?> closed = journal(new HoldRules());
    Holds holds = new Holds(closed, clock);
    Acceptance acceptance = new Acceptance(new Staff(), picks, releases);
    Planner planner = new Planner(apps, repositories, new FakeImages(), targets, acceptance);
    Desk desk =
        new Desk(
            apps,
            new PickDesk(apps, repositories, app -> repository, picks, targets, rights, clock),
            new ReleaseDesk(apps, repositories, planner, releases, builds, holds, rights, clock),
            new BuildDesk(apps, builds, rights, clock),
            new HoldDesk(apps, closed, holds, rights, clock),
            new ReadingDesk(
                repositories, targets, picks, builds, releases, closed, holds, acceptance));
    front =
        new FrontDesk(
            new CommandParser(apps),
            desk,
            new DirectoryNames(new Staff()),
            messenger,
            outbox,
            () -> pokes++);
  }

  void types(PersonId person, String text) {
    front.handle("key/" + text, new Asked.Typed(person, Samples.PLACE, TS, text, false));
  }

  void typesInThread(PersonId person, String text, String thread) {
    Place place = new Place(CHANNEL, Optional.of(thread));
    front.handle("key/" + text, new Asked.Typed(person, place, TS, text, false));
  }

  void slash(PersonId person, String text) {
    front.handle("key/" + text, new Asked.Typed(person, Samples.PLACE, TS, text, true));
  }

  void clicks(PersonId person, String actionId, String value) {
    front.handle("key", new Asked.Clicked(person, CHANNEL, TS, actionId, value, "", TS));
  }

  private <S, E extends Event, P extends Step> Journal<S, E, P> journal(Rules<S, E, P> rules) {
    return new Journal<>(rules, store, (process, index) -> {});
  }

  /** Everybody is a member but the outsider; the manager is a release manager of the shop. */
  private record Staff() implements Directory {
    @Override
    public Optional<Person> find(PersonId id) {
      return Optional.of(new Person(id, "Ada of " + SHOP, Optional.empty(), !id.equals(OUTSIDER)));
    }

    @Override
    public Optional<Person> findByEmail(String email) {
      return Optional.empty();
    }

    @Override
    public boolean isMember(PersonId person, GroupId group) {
      return person.equals(MANAGER) && group.equals(MANAGERS);
    }
  }
}
