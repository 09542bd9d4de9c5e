package dev.slipway.core.release;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.engine.Action;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.ReleaseEvent.AbortRequested;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseConfirmed;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseEvent.TakeBackRequested;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two targets that go live side by side: what happens to one while the other is asked to move. */
class OneWaveRulesTest {
  private static final ReleaseRules RULES = new ReleaseRules();

  @Test
  void aTargetThatMayJustHaveBegunIsLookedAtBeforeTheReleaseFails() {
    Release release = after(goingLive(), failed(WEB, Reason.CRASHED));

    assertThat(release).isInstanceOf(Release.GoingLive.class);
    assertThat(steps(release)).containsExactly("hold back worker");
  }

  @Test
  void oneThatHadNotBegunLetsTheReleaseFailForTheFirstReason() {
    Release release =
        after(goingLive(), failed(WORKER, Reason.CRASHED), failed(WEB, Reason.HELD_BACK));

    assertThat(release)
        .isInstanceOfSatisfying(
            Release.Failed.class,
            ended ->
                assertThat(ended.run().firstVerdict())
                    .map(Verdict::reason)
                    .contains(Reason.CRASHED));
  }

  @Test
  void oneThatHadBegunIsWatchedToItsEnd() {
    Release moving =
        after(
            goingLive(), failed(WEB, Reason.CRASHED), new TargetStarted(NOW, WORKER, "ecs-svc/2"));
    assertThat(steps(moving)).containsExactly("go live on worker");

    assertThat(after(moving, new TargetLive(NOW, WORKER, Counts.NONE, "seen")))
        .isInstanceOf(Release.Mixed.class);
  }

  @Test
  void anAbortTakesBackWhatMayJustHaveBegun() {
    Release aborted = after(goingLive(), new AbortRequested(NOW, Samples.MANAGER));

    assertThat(steps(aborted)).containsExactly("take back web", "take back worker");
    assertThat(
            after(
                aborted,
                new TargetTakenBack(NOW, WEB, "shop-web:41"),
                new TargetTakenBack(NOW, WORKER, "shop-worker:40")))
        .isInstanceOf(Release.RolledBack.class);
  }

  @Test
  void whatFailsLikeTheOldBuildStaysUntilAPersonDecides() {
    Release release =
        after(
            goingLive(),
            new TargetStarted(NOW, WEB, "ecs-svc/1"),
            new TargetStarted(NOW, WORKER, "ecs-svc/2"),
            failedHalfway(WEB, Reason.DEPENDENCY_DOWN),
            new TargetLive(NOW, WORKER, Counts.NONE, "seen"));

    assertThat(release).isInstanceOf(Release.Mixed.class);
    assertThat(after(release, new TakeBackRequested(NOW, Samples.MANAGER)))
        .isInstanceOf(Release.TakingBack.class);
  }

  @Test
  void aFailureWhilePreparingEndsAtOnceForNothingMoves() {
    assertThat(after(preparing(), fetched(WEB), failed(WORKER, Reason.DENIED)))
        .isInstanceOf(Release.Failed.class);
  }

  private static Release goingLive() {
    return after(preparing(), fetched(WEB), fetched(WORKER), prepared(WEB), prepared(WORKER));
  }

  private static Release preparing() {
    Plan two = Samples.plan();
    Plan plan =
        new Plan(
            two.app(),
            two.environment(),
            two.to(),
            two.image(),
            two.targets().stream()
                .map(each -> new PlannedTarget(each.name(), 1, each.from(), each.revision()))
                .toList(),
            two.commits(),
            two.commitCount(),
            two.takesOut(),
            two.risks());
    return after(
        RULES.begin(new ReleaseRequested(NOW, Samples.releaseRequest())),
        new ReleasePlanned(NOW, plan),
        new ReleaseConfirmed(NOW, Samples.MANAGER, plan.hash()),
        new PlanHeld(NOW));
  }

  private static ReleaseEvent fetched(TargetName target) {
    return new TargetFetched(NOW, target, "shop-%s:42".formatted(target));
  }

  private static ReleaseEvent prepared(TargetName target) {
    return new TargetPrepared(NOW, target, "shop-%s:42".formatted(target));
  }

  private static ReleaseEvent failed(TargetName target, Reason reason) {
    return new TargetFailed(NOW, target, new Verdict(reason, reason.said(), "", ""), false);
  }

  private static ReleaseEvent failedHalfway(TargetName target, Reason reason) {
    return new TargetFailed(NOW, target, new Verdict(reason, reason.said(), "", ""), true);
  }

  private static Release after(Release release, ReleaseEvent... events) {
    Release state = release;
    for (ReleaseEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }

  /** Without what only notes that it goes on. */
  private static List<String> steps(Release release) {
    return RULES.decide(release, NOW) instanceof Action.Act<ReleaseStep>(var steps)
        ? steps.stream()
            .filter(step -> !(step instanceof ReleaseStep.Watch))
            .map(ReleaseStep::key)
            .toList()
        : List.of();
  }
}
