package dev.slipway.core.release;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Started;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.process.Journals;
import dev.slipway.core.release.ReleaseEvent.RevisionsRemoved;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RevisionSweepTest {
  private static final int ENOUGH = 12;

  private final Journal<Release, ReleaseEvent, ?> releases =
      Journals.over(
              new FakeEventStore(new FakeLeases.World(() -> NOW), new FakeOutbox()),
              (process, index) -> {})
          .releases();
  private final FakeTargets targets = new FakeTargets();
  private final FakeRevisions web = targets.revisions("web");
  private final RevisionSweep sweep =
      new RevisionSweep(Samples.apps(), targets, releases, () -> NOW);

  @Test
  void whatAReleaseRemembersIsRemovedAndSaidOnTheNewestOne() {
    List<ProcessId> ids = IntStream.rangeClosed(1, ENOUGH).mapToObj(this::live).toList();
    web.having("shop-web:2", ids.get(1)).having("shop-web:1", ids.getFirst());

    sweep.sweep();
    sweep.sweep();

    assertThat(web.left()).isEmpty();
    assertThat(releases.events(ids.getLast()))
        .filteredOn(RevisionsRemoved.class::isInstance)
        .containsExactly(new RevisionsRemoved(NOW, WEB, List.of("shop-web:2", "shop-web:1")));
    assertThat(releases.read(ids.getLast()).state()).isInstanceOf(Release.Live.class);
  }

  @Test
  void whatOnlySaysThatItIsOursStays() {
    ProcessId first = live(1);
    IntStream.rangeClosed(2, ENOUGH).forEach(this::live);
    web.having("shop-web:99", first)
        .having("shop-web:1", new ProcessId(ProcessKind.RELEASE, 2))
        .having("shop-web:1", new ProcessId(ProcessKind.RELEASE, 4711))
        .having("shop-web:1", new ProcessId(ProcessKind.BUILD, 1));

    sweep.sweep();

    assertThat(web.left()).hasSize(4);
  }

  @Test
  void whatWasLiveLatelyStays() {
    ProcessId first = live(1);
    IntStream.rangeClosed(2, ENOUGH - 2).forEach(this::live);
    web.having("shop-web:1", first);

    sweep.sweep();

    assertThat(web.left()).containsExactly("shop-web:1");
  }

  @Test
  void nothingIsRemovedWhileTheNewestReleaseIsNotLive() {
    ProcessId first = live(1);
    IntStream.rangeClosed(2, ENOUGH).forEach(this::live);
    asked("waits for a yes");
    web.having("shop-web:1", first);

    sweep.sweep();

    assertThat(web.left()).containsExactly("shop-web:1");
  }

  @Test
  void platformThatRefusesIsAskedOnceAndNothingIsSaid() {
    ProcessId first = live(1);
    List<ProcessId> later = IntStream.rangeClosed(2, ENOUGH).mapToObj(this::live).toList();
    web.having("shop-web:1", first).denies("no permission");

    assertThatThrownBy(sweep::sweep).isInstanceOf(Denied.class);

    assertThat(releases.events(later.getLast())).noneMatch(RevisionsRemoved.class::isInstance);
  }

  /** A release that registered and brought {@code shop-web:number}. */
  private ProcessId live(int number) {
    ProcessId id = asked("release " + number);
    String revision = "shop-web:" + number;
    List.<ReleaseEvent>of(
            new ReleaseEvent.ReleaseConfirmed(NOW, Samples.MANAGER, Samples.plan().hash()),
            new ReleaseEvent.PlanHeld(NOW),
            new ReleaseEvent.TargetFetched(NOW, WEB, revision),
            new ReleaseEvent.TargetFetched(NOW, WORKER, "shop-worker:" + number),
            new ReleaseEvent.TargetPrepared(NOW, WEB, revision),
            new ReleaseEvent.TargetPrepared(NOW, WORKER, "shop-worker:" + number),
            new ReleaseEvent.TargetStarted(NOW, WEB, "ecs-svc/1"),
            new ReleaseEvent.TargetLive(NOW, WEB, Counts.NONE, "seen"),
            new ReleaseEvent.TargetStarted(NOW, WORKER, "ecs-svc/2"),
            new ReleaseEvent.TargetLive(NOW, WORKER, Counts.NONE, "seen"))
        .forEach(event -> releases.say(id, state -> Optional.of(event)));
    return id;
  }

  private ProcessId asked(String key) {
    Started started =
        releases.start(key, new ReleaseEvent.ReleaseRequested(NOW, Samples.releaseRequest()));
    ProcessId id = ((Started.New) started).id();
    releases.say(id, state -> Optional.of(new ReleaseEvent.ReleasePlanned(NOW, Samples.plan())));
    return id;
  }
}
