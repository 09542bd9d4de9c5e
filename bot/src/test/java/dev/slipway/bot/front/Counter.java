package dev.slipway.bot.front;

import static dev.slipway.core.golden.Samples.CHANNEL;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.MANAGERS;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static dev.slipway.core.golden.Samples.SHOP;

import dev.slipway.bot.intake.Asked;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.FakeBuilder;
import dev.slipway.core.build.FakeImages;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.process.Journals;
import dev.slipway.core.process.Ports;
import dev.slipway.core.process.Processes;
import dev.slipway.core.release.FakeTarget;
import dev.slipway.core.release.FakeTargets;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.FakeRepository;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.signal.FakeSignals;
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
    Journals journals = Journals.over(store, (process, index) -> {});
    releases = journals.releases();
    Apps apps = Samples.apps();
    Ports ports =
        new Ports(
            apps,
            repositories,
            app -> repository,
            app -> new FakeBuilder(),
            new FakeImages(),
            targets,
            new FakeSignals(),
            new Staff(),
            outbox,
            false,
            clock);
    Desk desk = new Processes(ports, journals).desk();
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
