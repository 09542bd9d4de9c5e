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
import dev.slipway.core.engine.Observation;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.ReleaseEvent.SignalBad;
import dev.slipway.core.release.ReleaseEvent.SignalsRead;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.signal.Look;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Sign;
import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a platform that watches by itself whether a target stays up means for the signals. */
class SoakingTest {
  private static final ReleaseRules RULES = new ReleaseRules();
  private static final SignalName ERRORS = new SignalName("errors");
  private static final Instant COMPLETE = NOW.minusSeconds(7);
  private static final Counts ALL_UP = new Counts(2, 2, 0);
  private static final ReleaseEvent SOAKS =
      new TargetProgressed(NOW, WEB, ALL_UP, "complete, watched", Optional.of(COMPLETE));
  private static final ReleaseEvent WORKER_STARTED = new TargetStarted(NOW, WORKER, "ecs-svc/2");
  private static final Look ONE_BAD =
      new Look(NOW, List.of(new Sign(ERRORS, new Reading.Bad("0.2", "the query"))));
  private static final ReleaseEvent READ = new SignalsRead(NOW, ONE_BAD);
  private static final ReleaseEvent SIGNAL_BAD =
      new SignalBad(NOW, ERRORS, new Verdict(Reason.SIGNAL_BAD, "0.2", "", "all users"));

  @Test
  void whatThePlatformSaysOfASoakIsRememberedOnce() {
    Sights sights = new Sights(() -> NOW);
    Rollout complete =
        new Rollout.InProgress("ecs-svc/1", ALL_UP, "complete, watched", Optional.of(COMPLETE));

    assertThat(sights.goingLive(goLive(moving()), complete, Duration.ZERO))
        .extracting(seen -> ((Observation.Underway<ReleaseEvent>) seen).progress())
        .isEqualTo(Optional.of(SOAKS));
    assertThat(sights.goingLive(goLive(after(moving(), SOAKS)), complete, Duration.ZERO))
        .extracting(seen -> ((Observation.Underway<ReleaseEvent>) seen).progress())
        .isEqualTo(Optional.empty());
  }

  @Test
  void whatHasSoakedOnItsPlatformDoesNotSoakAgain() {
    Sights sights = new Sights(() -> NOW);
    Rollout live = new Rollout.Live("ecs-svc/1", ALL_UP, "seen");
    ReleaseStep.GoLive step = goLive(after(moving(), SOAKS));

    assertThat(sights.goingLive(step, live, Duration.ofSeconds(7)))
        .isEqualTo(new Observation.Done<>(new TargetLive(NOW, WEB, ALL_UP, "seen")));
    assertThat(sights.goingLive(step, live, Duration.ofSeconds(10)))
        .isEqualTo(new Observation.Underway<>(Duration.ofSeconds(3), Optional.empty()));
  }

  @Test
  void signalsAreLookedAtFromTheMomentOnThatThePlatformNames() {
    assertThat(keys(moving())).containsExactly("go live on web", "watch");
    assertThat(lookOut(after(moving(), SOAKS)))
        .hasValueSatisfying(
            look -> {
              assertThat(look.since()).isEqualTo(COMPLETE);
              assertThat(look.before()).isEmpty();
              assertThat(look.raise()).isEmpty();
              assertThat(look.at()).isEqualTo(Share.ALL);
            });
    assertThat(lookOut(after(moving(), SOAKS, READ)).orElseThrow().before()).contains(ONE_BAD);
  }

  @Test
  void aTaskThatIsReplacedMeanwhileEndsNothing() {
    ReleaseEvent replaced = new TargetProgressed(NOW, WEB, ALL_UP, "complete, 1 of 2 tasks seen");

    assertThat(lookOut(after(moving(), SOAKS, READ, replaced)).orElseThrow().before())
        .contains(ONE_BAD);
  }

  @Test
  void whatBeginsToSoakBesideAnotherIsJudgedByTheSameLooks() {
    Release both = after(moving(), SOAKS, READ, WORKER_STARTED, workerSoaks());

    assertThat(lookOut(both).orElseThrow().since()).isEqualTo(COMPLETE);
    Release one = after(both, live());
    assertThat(lookOut(one).orElseThrow().since()).isEqualTo(COMPLETE);
    assertThat(lookOut(one).orElseThrow().before()).contains(ONE_BAD);
  }

  @Test
  void whatSoaksWhenNothingElseDoesBeginsAnew() {
    Release later = after(moving(), SOAKS, READ, live(), WORKER_STARTED, workerSoaks());

    assertThat(lookOut(later).orElseThrow().since()).isEqualTo(NOW);
    assertThat(lookOut(later).orElseThrow().before()).isEmpty();
  }

  @Test
  void withoutSignalsNothingIsLookedAt() {
    assertThat(keys(after(moving(Pace.AT_ONCE), SOAKS))).containsExactly("go live on web", "watch");
  }

  @Test
  void aSignalThatIsBadFailsOnlyWhatSoaks() {
    Release bad = after(moving(), SOAKS, SIGNAL_BAD);

    assertThat(bad).isInstanceOf(Release.TakingBack.class);
    assertThat(keys(bad)).containsExactly("take back web", "watch");
    assertThatThrownBy(() -> after(moving(), SIGNAL_BAD)).isInstanceOf(Impossible.class);
    assertThatThrownBy(() -> after(moving(), SOAKS, live(), READ)).isInstanceOf(Impossible.class);
  }

  private static ReleaseEvent workerSoaks() {
    return new TargetProgressed(NOW, WORKER, ALL_UP, "complete, watched", Optional.of(NOW));
  }

  private static ReleaseEvent live() {
    return new TargetLive(NOW, WEB, ALL_UP, "seen");
  }

  private static ReleaseStep.GoLive goLive(Release release) {
    Run run = ((Release.Carried) release).run();
    return new ReleaseStep.GoLive(run.plan(), run.targets().getFirst(), Share.ALL);
  }

  private static Release moving() {
    return moving(Pace.AT_ONCE.with(List.of(ERRORS)));
  }

  /** The first wave moves, of two. */
  private static Release moving(Pace pace) {
    Plan plan = Samples.plan(pace);
    return after(
        RULES.begin(new ReleaseEvent.ReleaseRequested(NOW, Samples.releaseRequest())),
        new ReleaseEvent.ReleasePlanned(NOW, plan),
        new ReleaseEvent.ReleaseConfirmed(NOW, Samples.MANAGER, plan.hash()),
        new ReleaseEvent.PlanHeld(NOW),
        new ReleaseEvent.TargetFetched(NOW, WEB, "shop-web:42"),
        new ReleaseEvent.TargetFetched(NOW, WORKER, "shop-worker:41"),
        new TargetPrepared(NOW, WEB, "shop-web:42"),
        new TargetPrepared(NOW, WORKER, "shop-worker:41"),
        new TargetStarted(NOW, WEB, "ecs-svc/1"),
        new TargetProgressed(NOW, WEB, ALL_UP, "complete, watched"));
  }

  private static Release after(Release release, ReleaseEvent... events) {
    Release state = release;
    for (ReleaseEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }

  private static Optional<ReleaseStep.LookOut> lookOut(Release release) {
    return steps(release).stream()
        .filter(ReleaseStep.LookOut.class::isInstance)
        .map(ReleaseStep.LookOut.class::cast)
        .findFirst();
  }

  private static List<String> keys(Release release) {
    return steps(release).stream().map(ReleaseStep::key).toList();
  }

  private static List<ReleaseStep> steps(Release release) {
    return ((Action.Act<ReleaseStep>) RULES.decide(release, NOW)).steps();
  }
}
