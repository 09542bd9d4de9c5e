package dev.slipway.core.engine;

import static dev.slipway.core.engine.ProcessKind.BUILD;
import static dev.slipway.core.engine.ProcessKind.PICK;
import static dev.slipway.core.engine.ProcessKind.RELEASE;
import static dev.slipway.core.engine.SampleChapters.SHOP;
import static dev.slipway.core.engine.SampleChapters.T0;
import static dev.slipway.core.engine.SampleChapters.asked;
import static dev.slipway.core.engine.SampleChapters.askedFor;
import static dev.slipway.core.engine.SampleChapters.card;
import static dev.slipway.core.engine.SampleChapters.finished;
import static dev.slipway.core.engine.SampleChapters.progressed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.core.people.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} does; each test begins with an empty one. */
public abstract class EventStoreContract {
  private static final Optional<Lease> NO_LEASE = Optional.empty();

  protected abstract EventStore store();

  /** The outbox that the store fills. */
  protected abstract Outbox outbox();

  /** Leases of a replica in front of the same database. */
  protected abstract Leases leases(String owner);

  /** Lets time pass for leases. */
  protected abstract void elapse(Duration time);

  @Test
  void startedProcessCanBeLoaded() {
    ProcessId id = start(RELEASE, "a", asked());

    assertThat(store().load(id).events())
        .containsExactly(new Recorded(1, new SampleEvent.Asked(SHOP, T0)));
    assertThat(store().version(id)).isEqualTo(1);
    assertThat(store().findByKey(RELEASE, "a")).contains(id);
    assertThat(store().findByKey(PICK, "a")).isEmpty();
  }

  @Test
  void unknownProcessIsMissed() {
    ProcessId nobody = new ProcessId(RELEASE, 9_999);

    assertThatThrownBy(() -> store().load(nobody))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("release-9999");
    assertThat(store().version(nobody)).isZero();
    assertThat(store().append(nobody, 0, NO_LEASE, progressed("x")))
        .isEqualTo(Appended.VERSION_MOVED);
  }

  @Test
  void severalEventsAreStoredTogetherOrNotAtAll() {
    ProcessId id = start(RELEASE, "a", asked());
    List<Chapter> chapters = List.of(progressed("x"), progressed("y"));

    assertThat(store().appendAll(id, 2, NO_LEASE, chapters)).isEqualTo(Appended.VERSION_MOVED);
    assertThat(store().version(id)).isEqualTo(1);
    assertThat(store().appendAll(id, 1, NO_LEASE, chapters)).isEqualTo(Appended.YES);
    assertThat(store().version(id)).isEqualTo(3);
  }

  @Test
  void sameKeyStartsOnce() {
    ProcessId id = start(RELEASE, "a", asked());

    assertThat(store().start(RELEASE, "a", asked())).isEqualTo(new Started.Before(id));
    assertThat(store().start(PICK, "a", asked())).isInstanceOf(Started.New.class);
    assertThat(store().load(id).version()).isEqualTo(1);
  }

  @Test
  void numbersGrowWithinTheKind() {
    ProcessId first = start(RELEASE, "a", asked());
    ProcessId other = start(BUILD, "a", asked());
    ProcessId second = start(RELEASE, "b", asked());

    assertThat(second.number()).isGreaterThan(first.number());
    assertThat(other.kind()).isEqualTo(BUILD);
  }

  @Test
  void slotIsGivenUpEarlyWhenTheIndexNamesNone() {
    String slot = "build/shop/release";
    ProcessId holder = start(RELEASE, "a", askedFor(slot));
    Chapter first = askedFor(slot);
    Index without = new Index(first.index().app(), false, Optional.empty(), first.index().tokens());
    Chapter next = new Chapter(first.event(), without, first.tellings(), first.wakeAt());

    assertThat(store().append(holder, 1, NO_LEASE, next)).isEqualTo(Appended.YES);
    assertThat(store().findBySlot(slot)).isEmpty();
    assertThat(store().start(RELEASE, "b", askedFor(slot))).isInstanceOf(Started.New.class);
  }

  @Test
  void slotIsHeldUntilTheProcessEnds() {
    String slot = "release/shop/production";
    ProcessId holder = start(RELEASE, "a", askedFor(slot));

    assertThat(store().start(RELEASE, "b", askedFor(slot)))
        .isEqualTo(new Started.SlotTaken(holder));
    assertThat(store().start(RELEASE, "a", askedFor(slot))).isEqualTo(new Started.Before(holder));
    assertThat(store().findBySlot(slot)).contains(holder);

    assertThat(store().append(holder, 1, NO_LEASE, finished(slot))).isEqualTo(Appended.YES);
    assertThat(store().findBySlot(slot)).isEmpty();
    assertThat(store().start(RELEASE, "b", askedFor(slot))).isInstanceOf(Started.New.class);
  }

  @Test
  void onlyTheNextVersionIsAppended() {
    ProcessId id = start(RELEASE, "a", asked());

    assertThat(store().append(id, 1, NO_LEASE, progressed("one"))).isEqualTo(Appended.YES);
    assertThat(store().append(id, 1, NO_LEASE, progressed("late", card())))
        .isEqualTo(Appended.VERSION_MOVED);
    assertThat(store().append(id, 3, NO_LEASE, progressed("early")))
        .isEqualTo(Appended.VERSION_MOVED);

    assertThat(store().load(id).events())
        .extracting(Recorded::version, recorded -> recorded.event().getClass().getSimpleName())
        .containsExactly(tuple(1L, "Asked"), tuple(2L, "Progressed"));
    assertThat(outbox().due(T0, 10)).isEmpty();
  }

  @Test
  void holderOfTheLeaseAppends() {
    ProcessId id = start(RELEASE, "a", asked());
    Lease lease = leases("one").take(id.toString()).orElseThrow();

    assertThat(store().append(id, 1, Optional.of(lease), progressed("x"))).isEqualTo(Appended.YES);
  }

  @Test
  void personNeedsNoLease() {
    ProcessId id = start(RELEASE, "a", asked());
    assertThat(leases("one").take(id.toString())).isPresent();

    assertThat(store().append(id, 1, NO_LEASE, progressed("x"))).isEqualTo(Appended.YES);
  }

  @Test
  void formerHolderIsFencedOff() {
    ProcessId id = start(RELEASE, "a", asked());
    Lease old = leases("one").take(id.toString()).orElseThrow();
    elapse(Leases.TIME_TO_LIVE.plusSeconds(1));
    Lease young = leases("two").take(id.toString()).orElseThrow();

    assertThat(store().append(id, 1, Optional.of(old), progressed("x", card())))
        .isEqualTo(Appended.FENCED_OFF);
    assertThat(store().append(id, 7, Optional.of(old), progressed("x")))
        .isEqualTo(Appended.FENCED_OFF);
    assertThat(store().version(id)).isEqualTo(1);
    assertThat(outbox().due(T0, 10)).isEmpty();
    assertThat(store().append(id, 1, Optional.of(young), progressed("x"))).isEqualTo(Appended.YES);
  }

  @Test
  void releasedLeaseIsFencedOffBeforeAndAfterItIsTakenAgain() {
    ProcessId id = start(RELEASE, "a", asked());
    Leases leases = leases("one");
    Lease first = leases.take(id.toString()).orElseThrow();
    leases.release(first);

    assertThat(store().append(id, 1, Optional.of(first), progressed("x")))
        .isEqualTo(Appended.FENCED_OFF);

    assertThat(leases.take(id.toString())).isPresent();
    assertThat(store().append(id, 1, Optional.of(first), progressed("x")))
        .isEqualTo(Appended.FENCED_OFF);
  }

  @Test
  void leaseThatRanOutButWasNotTakenStillAppends() {
    ProcessId id = start(RELEASE, "a", asked());
    Lease lease = leases("one").take(id.toString()).orElseThrow();
    elapse(Leases.TIME_TO_LIVE.plusSeconds(1));

    assertThat(store().append(id, 1, Optional.of(lease), progressed("x"))).isEqualTo(Appended.YES);
  }

  @Test
  void leaseThatNeverExistedIsFencedOff() {
    ProcessId id = start(RELEASE, "a", asked());
    Lease invented = new Lease(id.toString(), new Fence(1));

    assertThat(store().append(id, 1, Optional.of(invented), progressed("x")))
        .isEqualTo(Appended.FENCED_OFF);
  }

  @Test
  void chapterIsWrittenAsOne() {
    ProcessId id = start(RELEASE, "a", asked());
    Telling notice = new Telling.Notice(new PersonId("U1"));

    store().append(id, 1, NO_LEASE, progressed("x", card(), notice));

    assertThat(outbox().due(T0, 10))
        .containsExactly(
            new Envelope(id + "/2/0", Optional.of(id), 2, card(), 0),
            new Envelope(id + "/2/1", Optional.of(id), 2, notice, 0));
  }

  @Test
  void oneOfManyStartsWithTheSameKeyWins() throws Exception {
    List<Started> answers = AtOnce.run(16, i -> store().start(RELEASE, "a", askedFor("slot")));

    assertThat(answers).filteredOn(Started.New.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Started.Before.class::isInstance).hasSize(15);
  }

  @Test
  void oneOfManyStartsForTheSameSlotWins() throws Exception {
    List<Started> answers = AtOnce.run(16, i -> store().start(RELEASE, "k" + i, askedFor("slot")));

    assertThat(answers).filteredOn(Started.New.class::isInstance).hasSize(1);
    ProcessId holder = store().findBySlot("slot").orElseThrow();
    assertThat(answers).filteredOn(new Started.SlotTaken(holder)::equals).hasSize(15);
  }

  @Test
  void oneOfManyAppendsWins() throws Exception {
    ProcessId id = start(RELEASE, "a", asked());
    Optional<Lease> lease = leases("one").take(id.toString());

    List<Appended> answers =
        AtOnce.run(16, i -> store().append(id, 1, lease, progressed("n" + i, card())));

    assertThat(answers).filteredOn(Appended.YES::equals).hasSize(1);
    assertThat(answers).filteredOn(Appended.VERSION_MOVED::equals).hasSize(15);
    assertThat(store().version(id)).isEqualTo(2);
    assertThat(outbox().due(T0, 50)).hasSize(1);
  }

  private ProcessId start(ProcessKind kind, String key, Chapter first) {
    Started started = store().start(kind, key, first);
    assertThat(started).isInstanceOf(Started.New.class);
    return ((Started.New) started).id();
  }
}
