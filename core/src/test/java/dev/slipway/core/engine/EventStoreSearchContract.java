package dev.slipway.core.engine;

import static dev.slipway.core.engine.ProcessKind.BUILD;
import static dev.slipway.core.engine.ProcessKind.PICK;
import static dev.slipway.core.engine.ProcessKind.RELEASE;
import static dev.slipway.core.engine.SampleChapters.SHOP;
import static dev.slipway.core.engine.SampleChapters.T0;
import static dev.slipway.core.engine.SampleChapters.asked;
import static dev.slipway.core.engine.SampleChapters.askedAbout;
import static dev.slipway.core.engine.SampleChapters.askedFor;
import static dev.slipway.core.engine.SampleChapters.askedWaking;
import static dev.slipway.core.engine.SampleChapters.finished;
import static dev.slipway.core.engine.SampleChapters.progressed;
import static dev.slipway.core.engine.SampleChapters.progressedAbout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.AppName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How every {@link EventStore} finds processes; each test begins with an empty one. */
public abstract class EventStoreSearchContract {
  private static final Optional<Lease> NO_LEASE = Optional.empty();

  protected abstract EventStore store();

  /** Leases of a replica in front of the same database. */
  protected abstract Leases leases(String owner);

  /** Lets time pass for leases. */
  protected abstract void elapse(Duration time);

  @Test
  void tokensAreFoundByTheirBeginning() {
    ProcessId one = start(PICK, "a", askedAbout("3f2a91c0", "aaaa0000"));
    ProcessId two = start(PICK, "b", askedAbout("3f2a7777", "3f2a8888"));
    start(BUILD, "c", askedAbout("3f2a91c0"));

    assertThat(store().findByToken(PICK, "3f2a")).containsExactly(two, one);
    assertThat(store().findByToken(PICK, "3f2a91c0")).containsExactly(one);
    assertThat(store().findByToken(PICK, "3f2a91c00")).isEmpty();
    assertThat(store().findByToken(PICK, "_f2a")).isEmpty();
    assertThat(store().findByToken(PICK, "%")).isEmpty();
  }

  @Test
  void tokensAreAddedAndNeverTakenAway() {
    ProcessId id = start(PICK, "a", askedAbout("aaaa"));

    store().append(id, 1, NO_LEASE, progressedAbout("aaaa", "bbbb"));
    store().append(id, 2, NO_LEASE, progressedAbout("cccc"));

    assertThat(List.of("aaaa", "bbbb", "cccc"))
        .allSatisfy(token -> assertThat(store().findByToken(PICK, token)).containsExactly(id));
  }

  @Test
  void tokensFindAtMostFifty() {
    IntStream.range(0, 55).forEach(i -> start(PICK, "k" + i, askedAbout("same")));

    assertThat(store().findByToken(PICK, "sa")).hasSize(50);
  }

  @Test
  void overdueAreThoseThatWantedToBeLookedAt() {
    ProcessId later = start(RELEASE, "a", askedWaking(T0.plusSeconds(10)));
    ProcessId sooner = start(PICK, "b", askedWaking(T0.plusSeconds(5)));
    start(PICK, "c", askedWaking(T0.plusSeconds(60)));

    assertThat(store().overdue(T0.plusSeconds(4), 10)).isEmpty();
    assertThat(store().overdue(T0.plusSeconds(5), 10)).containsExactly(sooner);
    assertThat(store().overdue(T0.plusSeconds(20), 10)).containsExactly(sooner, later);
    assertThat(store().overdue(T0.plusSeconds(20), 1)).containsExactly(sooner);
  }

  @Test
  void leasedProcessIsNotOverdueUntilTheLeaseRunsOut() {
    ProcessId id = start(RELEASE, "a", asked());
    Leases leases = leases("one");
    Lease lease = leases.take(id.toString()).orElseThrow();

    assertThat(store().overdue(T0, 10)).isEmpty();
    elapse(Leases.TIME_TO_LIVE.plusSeconds(1));
    assertThat(store().overdue(T0, 10)).containsExactly(id);
    leases.renew(List.of(lease));
    assertThat(store().overdue(T0, 10)).isEmpty();
    leases.release(lease);
    assertThat(store().overdue(T0, 10)).containsExactly(id);
  }

  @Test
  void endedProcessIsNeverOverdue() {
    ProcessId id = start(RELEASE, "a", asked());
    store().append(id, 1, NO_LEASE, finished("none"));
    store().sleep(id, 2, T0);

    assertThat(store().overdue(T0.plusSeconds(99), 10)).isEmpty();
  }

  @Test
  void sleepMovesTheWakeUpUnlessTheProcessMoved() {
    ProcessId id = start(RELEASE, "a", asked());

    store().sleep(id, 1, T0.plusSeconds(30));
    assertThat(store().overdue(T0.plusSeconds(29), 10)).isEmpty();
    assertThat(store().overdue(T0.plusSeconds(30), 10)).containsExactly(id);

    store().append(id, 1, NO_LEASE, progressed("x"));
    store().sleep(id, 1, T0.plusSeconds(300));
    assertThat(store().overdue(T0, 10)).containsExactly(id);
  }

  @Test
  void timesCountToTheMicrosecond() {
    ProcessId id = start(RELEASE, "a", askedWaking(T0.plusNanos(1_900)));

    assertThat(store().overdue(T0.plusNanos(999), 10)).isEmpty();
    assertThat(store().overdue(T0.plusNanos(1_000), 10)).containsExactly(id);
  }

  @Test
  void processesAreListedByApp() {
    AppName other = new AppName("blog");
    ProcessId one = start(RELEASE, "a", asked());
    ProcessId two = start(RELEASE, "b", asked());
    start(RELEASE, "c", asked(other));
    ProcessId three = start(RELEASE, "d", asked());
    start(PICK, "e", asked());
    store().append(two, 1, NO_LEASE, finished("none"));

    assertThat(store().open(RELEASE, SHOP)).containsExactly(one, three);
    assertThat(store().latest(RELEASE, SHOP, 2)).containsExactly(three, two);
    assertThat(store().latest(RELEASE, SHOP, 9)).containsExactly(three, two, one);
  }

  @Test
  void whatIsSetAsideIsInNoListAndKeepsWhatItHolds() {
    ProcessId broken = start(RELEASE, "a", askedFor("slot"));
    ProcessId sound = start(RELEASE, "b", askedAbout("3f2a"));
    store().append(broken, 1, NO_LEASE, progressedAbout("3f2a"));

    store().setAside(broken, "Progressed cannot happen");
    store().setAside(broken, "the first reason stays");

    assertThat(store().aside(RELEASE, SHOP))
        .containsExactly(new SetAside(broken, "Progressed cannot happen"));
    assertThat(store().aside(PICK, SHOP)).isEmpty();
    assertThat(store().overdue(T0, 9)).containsExactly(sound);
    assertThat(store().open(RELEASE, SHOP)).containsExactly(sound);
    assertThat(store().latest(RELEASE, SHOP, 9)).containsExactly(sound);
    assertThat(store().findByToken(RELEASE, "3f2a")).containsExactly(sound);
    assertThat(store().findByKey(RELEASE, "a")).contains(broken);
  }

  @Test
  void whatIsSetAsideCanBeGivenBack() {
    ProcessId id = start(RELEASE, "a", askedFor("slot"));
    store().setAside(id, "no");
    assertThat(store().findBySlot("slot")).contains(id);

    store().giveBack();

    assertThat(store().aside(RELEASE, SHOP)).isEmpty();
    assertThat(store().overdue(T0, 9)).containsExactly(id);
    assertThat(store().latest(RELEASE, SHOP, 9)).containsExactly(id);
  }

  private ProcessId start(ProcessKind kind, String key, Chapter first) {
    Started started = store().start(kind, key, first);
    assertThat(started).isInstanceOf(Started.New.class);
    return ((Started.New) started).id();
  }
}
