package dev.slipway.core.release;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.AuthorsReminded;
import dev.slipway.core.release.ReleaseEvent.CarryOnRequested;
import dev.slipway.core.release.ReleaseEvent.ChangeAccepted;
import dev.slipway.core.release.ReleaseEvent.ChangeRejected;
import dev.slipway.core.release.ReleaseEvent.EnvironmentHeld;
import dev.slipway.core.release.ReleaseEvent.LiveRequested;
import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.PreparationLapsed;
import dev.slipway.core.release.ReleaseEvent.ReleaseCancelled;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseEvent.RollbackRequested;
import dev.slipway.core.release.ReleaseEvent.ScalingNoted;
import dev.slipway.core.release.ReleaseEvent.ScalingRestored;
import dev.slipway.core.release.ReleaseEvent.ScalingSpared;
import dev.slipway.core.release.ReleaseEvent.ScalingStuck;
import dev.slipway.core.release.ReleaseEvent.ScalingSuspended;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TakeBackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetAtShare;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseRulesTest {
  private static final ReleaseRules RULES = new ReleaseRules();
  private static final Verdict CRASH = new Verdict(Reason.CRASHED, "exit code 1", "", "old build");

  private static final ReleaseEvent PLANNED = new ReleasePlanned(NOW, Samples.plan());
  private static final ReleaseEvent CONFIRMED =
      new ReleaseConfirmed(NOW, Samples.MANAGER, Samples.plan().hash());
  private static final ReleaseEvent HELD = new PlanHeld(NOW);
  private static final ReleaseEvent WEB_PREPARED = new TargetPrepared(NOW, WEB, "shop-web:42");
  private static final ReleaseEvent WORKER_PREPARED =
      new TargetPrepared(NOW, WORKER, "shop-worker:41");
  private static final ReleaseEvent WEB_FETCHED = new TargetFetched(NOW, WEB, "shop-web:42");
  private static final ReleaseEvent WORKER_FETCHED =
      new TargetFetched(NOW, WORKER, "shop-worker:41");
  private static final ReleaseEvent WEB_STARTED = new TargetStarted(NOW, WEB, "ecs-svc/1");
  private static final ReleaseEvent WEB_LIVE =
      new TargetLive(NOW, WEB, new Counts(2, 2, 0), "ecs-svc/1");
  private static final ReleaseEvent WORKER_STARTED = new TargetStarted(NOW, WORKER, "ecs-svc/2");
  private static final ReleaseEvent WORKER_LIVE =
      new TargetLive(NOW, WORKER, new Counts(1, 1, 0), "ecs-svc/2");
  private static final Share FIVE = Share.parse("5");
  private static final Share TWENTY = Share.parse("20");
  private static final ReleaseEvent LIVE_REQUESTED = new LiveRequested(NOW, Samples.MANAGER);
  private static final ReleaseEvent LAPSED = new PreparationLapsed(NOW);
  private static final ReleaseEvent WEB_AT_SHARE =
      new TargetAtShare(NOW, WEB, FIVE, new Counts(2, 2, 0), "it says so", Optional.empty());
  private static final ReleaseEvent RAISED = new ShareRaised(NOW, Optional.empty(), TWENTY);
  private static final Look ONE_BAD =
      new Look(
          NOW, List.of(new Sign(new SignalName("errors"), new Reading.Bad("0.2", "the query"))));
  private static final ReleaseEvent READ = new SignalsRead(NOW, ONE_BAD);
  private static final ReleaseEvent SIGNAL_BAD =
      new SignalBad(
          NOW, new SignalName("errors"), new Verdict(Reason.SIGNAL_BAD, "0.2", "", "a part"));
  private static final ReleaseEvent NOTED =
      new ScalingNoted(NOW, WEB, new ScalingFlags(false, false, false));
  private static final ReleaseEvent SUSPENDED = new ScalingSuspended(NOW, WEB);
  private static final ReleaseEvent WEB_FAILED = new TargetFailed(NOW, WEB, CRASH, false);
  private static final ReleaseEvent WORKER_FAILED = new TargetFailed(NOW, WORKER, CRASH, false);
  private static final ReleaseEvent ABORTED = new AbortRequested(NOW, Samples.MANAGER);
  private static final ReleaseEvent CARRY_ON = new CarryOnRequested(NOW, Samples.MANAGER);
  private static final ReleaseEvent TAKE_BACK = new TakeBackRequested(NOW, Samples.MANAGER);
  private static final ReleaseEvent ROLL_BACK =
      new RollbackRequested(NOW, Samples.MANAGER, "message-1");
  private static final ReleaseEvent ENVIRONMENT_HELD = new EnvironmentHeld(NOW, Samples.HOLD);
  private static final ReleaseEvent FOUND_THERE = new ReleaseFoundThere(NOW);
  private static final ReleaseEvent SUPERSEDED = new ReleaseSuperseded(NOW, Samples.BUILD);
  private static final ReleaseEvent WEB_BACK = new TargetTakenBack(NOW, WEB, "shop-web:41");

  private static final ReleaseEvent ACCEPTED =
      new ChangeAccepted(NOW, Samples.DEVELOPER, List.of(Samples.COPY.sha()), Optional.empty());
  private static final ReleaseEvent REJECTED =
      new ChangeRejected(
          NOW.plusSeconds(1),
          Samples.DEVELOPER,
          List.of(Samples.COPY.sha()),
          "no VAT",
          Optional.empty());
  private static final ReleaseEvent REMINDED = new AuthorsReminded(NOW, Samples.MANAGER);

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Golden.check(
        "../docs/transitions/release.md",
        TransitionTable.of(
            "A release",
            RULES,
            List.of(
                after(),
                after(PLANNED),
                after(PLANNED, CONFIRMED),
                preparing(),
                prepared(),
                goingLive(),
                baking(),
                after(goingLive(), WEB_STARTED, ABORTED),
                after(goingLive(), NOTED, SUSPENDED, WEB_FAILED),
                stuck(),
                after(goingLive(), WEB_STARTED, ROLL_BACK, WEB_BACK),
                after(stuck(), SUPERSEDED),
                after(goingLive(), WEB_LIVE, WORKER_LIVE),
                after(goingLive(), WEB_FAILED),
                after(goingLive(), WEB_STARTED, ABORTED, WEB_BACK),
                after(new ReleaseRefused(NOW, "no", "ask")),
                after(automatic(), FOUND_THERE),
                after(PLANNED, new ReleaseCancelled(NOW, Samples.MANAGER)),
                after(PLANNED, new ReleaseExpired(NOW))),
            List.of(
                PLANNED,
                new ReleaseRefused(NOW, "no", "ask"),
                CONFIRMED,
                HELD,
                new PlanChanged(NOW, Samples.plan(), List.of("other")),
                new ReleaseCancelled(NOW, Samples.MANAGER),
                new ReleaseExpired(NOW),
                new ReleaseDelayed(NOW, "ECS throttles"),
                WEB_FETCHED,
                WEB_PREPARED,
                LIVE_REQUESTED,
                LAPSED,
                WEB_STARTED,
                WEB_AT_SHARE,
                RAISED,
                READ,
                SIGNAL_BAD,
                new TargetProgressed(NOW, WEB, new Counts(1, 2, 0), ""),
                new ReleaseEvent.ReleaseWatched(NOW),
                WEB_LIVE,
                WEB_FAILED,
                WEB_BACK,
                NOTED,
                SUSPENDED,
                new ScalingRestored(NOW, WEB),
                new ScalingSpared(NOW, WEB, "no permission"),
                new ScalingStuck(NOW, WEB, "no answer"),
                ABORTED,
                CARRY_ON,
                TAKE_BACK,
                ROLL_BACK,
                ENVIRONMENT_HELD,
                SUPERSEDED,
                ACCEPTED,
                REJECTED,
                REMINDED,
                new ReleaseEvent.RevisionsRemoved(NOW, WEB, List.of("shop-web:1")))));
    assertThatThrownBy(() -> after(FOUND_THERE)).isInstanceOf(Impossible.class);
  }

  @Test
  void aWordIsBesideThePlanAndTheLaterOneCounts() {
    Plan heard = after(PLANNED, REJECTED, ACCEPTED).plan().orElseThrow();

    assertThat(heard.hash()).isEqualTo(Samples.plan().hash());
    assertThat(heard.commits()).allMatch(PlannedCommit::isRejected);
    assertThat(heard.unseenBy()).isEmpty();
    assertThat(RULES.index(after(PLANNED, REJECTED)).tokens())
        .contains("word/" + Samples.COPY.sha());
  }

  @Test
  void aWordThatIsSaidWhileThePlanIsWorkedOutIsNotLost() {
    assertThat(after(ACCEPTED, PLANNED).plan().orElseThrow().unseenBy()).isEmpty();
  }

  @Test
  void whatIsKnownBesideThePlanOutlivesAChangeOfIt() {
    ReleaseEvent other = new PlanChanged(NOW, Samples.plan(), List.of("other"));
    Plan changed = after(PLANNED, REMINDED, ACCEPTED, CONFIRMED, other).plan().orElseThrow();

    assertThat(changed.words()).hasSize(1);
    assertThat(changed.reminder()).isPresent();
    assertThatThrownBy(() -> after(PLANNED, REMINDED, CONFIRMED, other, REMINDED))
        .isInstanceOf(Impossible.class);
  }

  @Test
  void aWordIsAnsweredOnceAndDoesNotTellAgainHowTheReleaseEnded() {
    Release live = after(goingLive(), WEB_LIVE, WORKER_LIVE, ACCEPTED);

    assertThat(RULES.tell(live, ACCEPTED))
        .containsExactly(new Telling.Card(Samples.PLACE), new Telling.Notice(Samples.DEVELOPER));
  }

  @Test
  void aConfirmationOfAnotherPlanIsImpossible() {
    ReleaseEvent other = new ReleaseConfirmed(NOW, Samples.MANAGER, new PlanHash("0".repeat(12)));
    assertThatThrownBy(() -> after(PLANNED, other)).isInstanceOf(Impossible.class);
  }

  @Test
  void allTargetsArePreparedBeforeAnyGoesLive() {
    assertThat(steps(preparing())).containsExactly("fetch on web", "fetch on worker");
    assertThat(steps(after(preparing(), WEB_FETCHED))).containsExactly("fetch on worker");
    assertThat(steps(fetched())).containsExactly("prepare web", "prepare worker");
    assertThat(steps(after(fetched(), WEB_PREPARED))).containsExactly("prepare worker");
    assertThat(steps(goingLive())).containsExactly("go live on web");
  }

  @Test
  void theSecondWaveBeginsWhenTheFirstIsLive() {
    Release first = after(goingLive(), WEB_STARTED);
    assertThat(steps(first)).containsExactly("go live on web");
    assertThat(steps(after(first, WEB_LIVE))).containsExactly("go live on worker");
    assertThat(after(first, WEB_LIVE, WORKER_STARTED, WORKER_LIVE))
        .isInstanceOf(Release.Live.class);
  }

  @Test
  void aFailureInTheFirstWaveHoldsTheSecond() {
    assertThat(after(goingLive(), WEB_STARTED, WEB_FAILED)).isInstanceOf(Release.Failed.class);
  }

  @Test
  void partNewAndPartOldIsMixedAndCanBeCarriedOnOrTakenBack() {
    Release mixed = after(goingLive(), WEB_LIVE, WORKER_STARTED, WORKER_FAILED);
    assertThat(mixed).isInstanceOf(Release.Mixed.class);
    assertThat(steps(after(mixed, CARRY_ON))).containsExactly("prepare worker");
    assertThat(steps(after(mixed, CARRY_ON, WORKER_PREPARED))).containsExactly("go live on worker");
    Release back = after(mixed, TAKE_BACK);
    assertThat(steps(back)).containsExactly("take back web");
    assertThat(after(back, WEB_BACK)).isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void aTargetThatFailsHalfwayIsTakenBackByItselfAndTheReleaseHasFailed() {
    Release halfway = after(goingLive(), WEB_STARTED, new TargetFailed(NOW, WEB, CRASH, true));
    assertThat(halfway).isInstanceOf(Release.TakingBack.class);
    assertThat(steps(halfway)).containsExactly("take back web");
    assertThat(after(halfway, WEB_BACK)).isInstanceOf(Release.Failed.class);
  }

  @Test
  void whereGoingBackFailsTheFirstCauseStandsAndWhatUsersSeeIsWhatWasSeenLast() {
    Verdict later = new Verdict(Reason.CANNOT_START, "no docker", "", "users are on green");
    Release mixed =
        after(
            goingLive(),
            WEB_STARTED,
            new TargetFailed(NOW, WEB, CRASH, true),
            new TargetFailed(NOW, WEB, later, true));
    assertThat(mixed)
        .isInstanceOfSatisfying(
            Release.Mixed.class,
            it ->
                assertThat(it.run().targets().getFirst().verdict())
                    .contains(
                        new Verdict(
                            CRASH.reason(), CRASH.cause(), CRASH.evidence(), later.effect())));
  }

  @Test
  void whatMovesElsewhereIsWatchedToItsEndWhileAFailureIsTakenBack() {
    Release first = after(carriedOn(), WORKER_STARTED);
    assertThat(steps(after(first, new TargetFailed(NOW, WORKER, CRASH, true))))
        .containsExactly("take back worker");
    assertThat(after(first, new TargetFailed(NOW, WORKER, CRASH, true), workerBack()))
        .isInstanceOf(Release.Mixed.class);
  }

  @Test
  void aRollbackStopsEverythingTakesBackTheLastWaveFirstAndHoldsTheEnvironment() {
    Release stopped = after(goingLive(), WEB_LIVE, WORKER_STARTED, ROLL_BACK);
    assertThat(steps(stopped)).containsExactly("take back worker");
    assertThat(steps(after(stopped, workerBack()))).containsExactly("take back web");

    Release back = after(stopped, workerBack(), WEB_BACK);
    assertThat(steps(back)).containsExactly("hold production");
    assertThat(RULES.index(back).ended()).isFalse();
    assertThat(RULES.index(back).tokens()).contains("faulty/shop/production/" + Samples.COPY.sha());
    assertThat(after(back, ENVIRONMENT_HELD)).isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void aMixedReleaseIsRolledBackWithItsHold() {
    Release mixed = after(goingLive(), WEB_LIVE, WORKER_STARTED, WORKER_FAILED);

    assertThat(after(mixed, ROLL_BACK, WEB_BACK)).isInstanceOf(Release.Closing.class);
  }

  @Test
  void aRollbackBeforeUsersMetAnythingCancelsAndHoldsNothing() {
    Release cancelled = after(preparing(), ROLL_BACK);

    assertThat(cancelled).isInstanceOf(Release.Cancelled.class);
    assertThat(RULES.index(cancelled).tokens()).noneMatch(token -> token.startsWith("faulty/"));
  }

  @Test
  void whatCannotGoBackIsLeftToAPersonAndIsNotAskedForEver() {
    Release stuck =
        after(
            goingLive(),
            WEB_LIVE,
            WORKER_STARTED,
            ROLL_BACK,
            workerBack(),
            new TargetFailed(NOW, WEB, CRASH, true));

    assertThat(stuck).isInstanceOf(Release.Mixed.class);
    assertThat(after(stuck, TAKE_BACK, WEB_BACK)).isInstanceOf(Release.Closing.class);
  }

  @Test
  void abortTakesBackWhatMovesAndStartsNothingMore() {
    Release aborted = after(goingLive(), WEB_STARTED, ABORTED);
    assertThat(steps(aborted)).containsExactly("take back web");
    assertThat(after(aborted, WEB_BACK)).isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void abortBeforeAnythingMovedCancels() {
    assertThat(after(preparing(), ABORTED)).isInstanceOf(Release.Cancelled.class);
  }

  @Test
  void aPlanThatNobodyConfirmsExpires() {
    Release awaiting = after(PLANNED);
    assertThat(RULES.decide(awaiting, NOW)).isInstanceOf(Action.Wait.class);
    assertThat(steps(awaiting, NOW.plus(Samples.releaseRequest().confirmWithin())))
        .containsExactly("expire");
  }

  @Test
  void authorsHearOfStagingAndEverybodyOfAFailure() {
    Release failed = after(goingLive(), WEB_STARTED, WEB_FAILED);
    assertThat(RULES.tell(failed, WEB_FAILED))
        .contains(new Telling.Notice(Samples.DEVELOPER), new Telling.Notice(Samples.MANAGER));
    Release live = after(goingLive(), WEB_LIVE, WORKER_LIVE);
    assertThat(RULES.tell(live, WORKER_LIVE)).doesNotContain(new Telling.Notice(Samples.DEVELOPER));
    Release staged =
        after(
            automatic(),
            PLANNED,
            WEB_FETCHED,
            WORKER_FETCHED,
            WEB_PREPARED,
            WORKER_PREPARED,
            WEB_LIVE,
            WORKER_LIVE);
    assertThat(RULES.tell(staged, WORKER_LIVE)).contains(new Telling.Notice(Samples.DEVELOPER));
  }

  @Test
  void anEndedReleaseFreesItsEnvironment() {
    assertThat(RULES.index(goingLive()).ended()).isFalse();
    assertThat(RULES.index(goingLive()).slot()).contains("release/shop/production");
    assertThat(RULES.index(after(goingLive(), WEB_FAILED)).ended()).isTrue();
  }

  @Test
  void aMixedReleaseKeepsItsEnvironmentAndGivesWayOnlyWhenNobodyAskedForIt() {
    assertThat(RULES.index(stuck()).slot()).contains("release/shop/staging");
    assertThat(RULES.index(after(stuck(), SUPERSEDED)).ended()).isTrue();
    Release asked = after(goingLive(), WEB_LIVE, WORKER_FAILED);
    assertThatThrownBy(() -> after(asked, SUPERSEDED)).isInstanceOf(Impossible.class);
  }

  /** Started by itself, and mixed. */
  private static Release stuck() {
    return after(
        automatic(),
        PLANNED,
        WEB_FETCHED,
        WORKER_FETCHED,
        WEB_PREPARED,
        WORKER_PREPARED,
        WEB_LIVE,
        WORKER_FAILED);
  }

  private static Release carriedOn() {
    return after(goingLive(), WEB_LIVE, WORKER_STARTED, WORKER_FAILED, CARRY_ON, WORKER_PREPARED);
  }

  private static ReleaseEvent workerBack() {
    return new TargetTakenBack(NOW, WORKER, "shop-worker:40");
  }

  private static Release preparing() {
    return after(PLANNED, CONFIRMED, HELD);
  }

  private static Release fetched() {
    return after(preparing(), WEB_FETCHED, WORKER_FETCHED);
  }

  private static Release goingLive() {
    return after(fetched(), WEB_PREPARED, WORKER_PREPARED);
  }

  /** Of a plan that waits before it goes live, and goes by shares. */
  private static Release prepared() {
    Plan plan = Samples.plan(new Pace(true, List.of(FIVE, TWENTY), Duration.ofMinutes(10), false));
    return after(
        new ReleasePlanned(NOW, plan),
        new ReleaseConfirmed(NOW, Samples.MANAGER, plan.hash()),
        HELD,
        WEB_FETCHED,
        WORKER_FETCHED,
        WEB_PREPARED,
        WORKER_PREPARED);
  }

  private static Release baking() {
    return after(prepared(), LIVE_REQUESTED, WEB_STARTED, WEB_AT_SHARE);
  }

  private static Release automatic() {
    var asked = Samples.releaseRequest();
    return RULES.begin(
        new ReleaseRequested(
            NOW,
            new ReleaseRequest(
                asked.app(),
                Samples.STAGING,
                asked.commit(),
                Optional.empty(),
                asked.place(),
                asked.confirmWithin())));
  }

  private static Release after(ReleaseEvent... events) {
    return after(RULES.begin(new ReleaseRequested(NOW, Samples.releaseRequest())), events);
  }

  private static Release after(Release release, ReleaseEvent... events) {
    Release state = release;
    for (ReleaseEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }

  private static List<String> steps(Release release) {
    return steps(release, NOW);
  }

  /** Without what only notes that it goes on. */
  private static List<String> steps(Release release, Instant now) {
    return RULES.decide(release, now) instanceof Action.Act<ReleaseStep>(var steps)
        ? steps.stream()
            .filter(step -> !(step instanceof ReleaseStep.Watch))
            .map(ReleaseStep::key)
            .toList()
        : List.of();
  }
}
