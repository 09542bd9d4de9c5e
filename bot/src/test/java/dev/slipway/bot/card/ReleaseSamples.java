package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Current;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.release.RolloutStage;
import dev.slipway.core.release.RolloutTimes;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.Commit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every state of a release, reached through the rules. */
final class ReleaseSamples {
  static final Verdict CRASH =
      new Verdict(
          Reason.CRASHED,
          "3 of 3 new tasks stopped within 20 s, exit code 1.",
          "Essential container in task exited\n"
              + "java.lang.IllegalStateException: VAT_TABLE is not set",
          "the old build, 2 of 2 tasks are healthy");
  static final ReleaseEvent PLANNED = new ReleaseEvent.ReleasePlanned(NOW, Samples.plan());
  static final ReleaseEvent STAGING_PLANNED = new ReleaseEvent.ReleasePlanned(NOW, staging());
  static final ReleaseEvent CONFIRMED =
      new ReleaseEvent.ReleaseConfirmed(NOW, MANAGER, Samples.plan().hash());
  static final ReleaseEvent HELD = new ReleaseEvent.PlanHeld(NOW);
  static final ReleaseEvent CHANGED =
      new ReleaseEvent.PlanChanged(
          NOW, Samples.plan(), List.of("web now runs 77aa001 (shop-web:42)"));
  static final ReleaseEvent CANCELLED = new ReleaseEvent.ReleaseCancelled(NOW, MANAGER);
  static final ReleaseEvent EXPIRED = new ReleaseEvent.ReleaseExpired(CardSamples.LATER);
  static final ReleaseEvent DELAYED =
      new ReleaseEvent.ReleaseDelayed(NOW, "ECS eu-west-1 is unavailable: it throttles");
  static final ReleaseEvent REFUSED =
      new ReleaseEvent.ReleaseRefused(
          NOW,
          "there is no image of 9c01d22",
          "Pick it onto a release branch: it is built by itself then.");
  static final ReleaseEvent WEB_PREPARED = prepared(WEB);
  static final ReleaseEvent WORKER_PREPARED = prepared(WORKER);
  static final ReleaseEvent WEB_STARTED = new ReleaseEvent.TargetStarted(NOW, WEB, "ecs-svc/1");
  static final ReleaseEvent WEB_PROGRESSED =
      new ReleaseEvent.TargetProgressed(
          NOW, WEB, new Counts(3, 8, 1), "waiting for health checks, 2 tasks are starting");
  static final ReleaseEvent WEB_LIVE =
      new ReleaseEvent.TargetLive(
          NOW,
          WEB,
          new Counts(8, 8, 0),
          "deployment ecs-svc/1 is complete, 8 tasks run the image",
          times(40, 300));
  static final ReleaseEvent WORKER_STARTED =
      new ReleaseEvent.TargetStarted(NOW, WORKER, "ecs-svc/2");
  static final ReleaseEvent WORKER_LIVE =
      new ReleaseEvent.TargetLive(
          NOW, WORKER, new Counts(1, 1, 0), "deployment ecs-svc/2", times(30, 2));
  static final ReleaseEvent WEB_FAILED = new ReleaseEvent.TargetFailed(NOW, WEB, CRASH, false);
  static final ReleaseEvent WEB_HALFWAY = new ReleaseEvent.TargetFailed(NOW, WEB, CRASH, true);
  static final ReleaseEvent WORKER_FAILED =
      new ReleaseEvent.TargetFailed(NOW, WORKER, CRASH, false);
  static final ReleaseEvent ABORTED = new ReleaseEvent.AbortRequested(NOW, MANAGER);
  static final ReleaseEvent CARRY_ON = new ReleaseEvent.CarryOnRequested(NOW, MANAGER);
  static final ReleaseEvent TAKE_BACK = new ReleaseEvent.TakeBackRequested(NOW, MANAGER);
  static final ReleaseEvent WEB_BACK =
      new ReleaseEvent.TargetTakenBack(NOW, WEB, "deployment ecs-svc/3 of shop-web:41");

  static final ReleaseEvent TIDIED =
      new ReleaseEvent.RevisionsRemoved(NOW, WEB, List.of("shop-web:9", "shop-web:8"));
  static final ReleaseEvent SUPERSEDED = new ReleaseEvent.ReleaseSuperseded(NOW, Samples.BUILD);

  private ReleaseSamples() {}

  private static Optional<RolloutTimes> times(int pull, int drain) {
    return Optional.of(
        new RolloutTimes(
            NOW,
            List.of(
                new RolloutTimes.Spent(RolloutStage.PULLING, Duration.ofSeconds(pull)),
                new RolloutTimes.Spent(RolloutStage.CHECKING, Duration.ofSeconds(25)),
                new RolloutTimes.Spent(RolloutStage.DRAINING, Duration.ofSeconds(drain)))));
  }

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("planning", release());
    all.put("planning-delayed", release(DELAYED));
    all.put("awaiting", release(PLANNED));
    all.put("awaiting-going-back", release(new ReleaseEvent.ReleasePlanned(NOW, back())));
    all.put("awaiting-from-unknown", release(new ReleaseEvent.ReleasePlanned(NOW, unknown())));
    all.put("awaiting-words", AcceptanceSamples.words());
    all.put("awaiting-undone", UndoneSamples.awaiting());
    all.put("awaiting-reminded", AcceptanceSamples.reminded());
    all.put("plan-changed", release(PLANNED, CONFIRMED, CHANGED));
    all.put("confirmed", release(PLANNED, CONFIRMED));
    all.put("preparing", release(PLANNED, CONFIRMED, HELD, WEB_PREPARED));
    all.put("preparing-delayed", release(PLANNED, CONFIRMED, HELD, DELAYED));
    all.put("going-live", moving(WEB_PROGRESSED));
    all.put("going-live-second-wave", moving(WEB_LIVE, WORKER_STARTED));
    all.put(
        "going-live-usually",
        automatic(
            new ReleaseEvent.ReleasePlanned(
                NOW,
                staging(),
                Optional.of(
                    new Usual(
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(80),
                        Duration.ofMinutes(20),
                        3))),
            WEB_PREPARED,
            WORKER_PREPARED,
            new ReleaseEvent.ReleaseWatched(CardSamples.LATER)));
    all.put("going-live-automatic", automatic(STAGING_PLANNED, WEB_PREPARED, WORKER_PREPARED));
    all.put("taking-back", moving(WEB_PROGRESSED, ABORTED));
    all.put("mixed", moving(WEB_LIVE, WORKER_STARTED, WORKER_FAILED));
    all.put("mixed-automatic", stuck());
    all.put("superseded", new ReleaseRules().next(stuck(), SUPERSEDED));
    all.put("live", moving(WEB_LIVE, WORKER_STARTED, WORKER_LIVE));
    all.put(
        "live-automatic",
        automatic(STAGING_PLANNED, WEB_PREPARED, WORKER_PREPARED, WEB_LIVE, WORKER_LIVE));
    all.put("failed", moving(WEB_FAILED));
    all.put("taking-back-after-failure", moving(WEB_HALFWAY));
    all.put("mixed-halfway", moving(WEB_HALFWAY, WEB_HALFWAY));
    all.put("rolled-back", moving(ABORTED, WEB_BACK));
    all.put("found-there", automatic(new ReleaseEvent.ReleaseFoundThere(NOW)));
    all.put("refused", release(REFUSED));
    all.put("cancelled", release(PLANNED, CANCELLED));
    all.put("expired", release(PLANNED, EXPIRED));
    all.putAll(PaceSamples.all());
    all.putAll(SoakSamples.all());
    all.putAll(StrategySamples.all());
    all.putAll(TaskSamples.all());
    all.putAll(RollbackSamples.all());
    all.putAll(VerdictSamples.all());
    all.putAll(InspectionSamples.all());
    all.putAll(ScalingSamples.all());
    return all;
  }

  /** A state and the event that led to it. */
  record Step(Release release, ReleaseEvent event) {}

  /** Every event that has a line in the thread. */
  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("ReleasePlanned", new Step(release(PLANNED), PLANNED));
    story.put("ReleaseConfirmed", new Step(release(PLANNED, CONFIRMED), CONFIRMED));
    story.put("PlanChanged", new Step(release(PLANNED, CONFIRMED, CHANGED), CHANGED));
    story.put("ReleaseCancelled", new Step(release(PLANNED, CANCELLED), CANCELLED));
    story.put("ReleaseExpired", new Step(release(PLANNED, EXPIRED), EXPIRED));
    story.put("ReleaseDelayed", new Step(moving(DELAYED), DELAYED));
    story.put(
        "TargetPrepared", new Step(release(PLANNED, CONFIRMED, HELD, WEB_PREPARED), WEB_PREPARED));
    story.put("TargetLive", new Step(moving(WEB_LIVE), WEB_LIVE));
    story.put(
        "TargetLive (the last)",
        new Step(moving(WEB_LIVE, WORKER_STARTED, WORKER_LIVE), WORKER_LIVE));
    story.put(
        "RevisionsRemoved",
        new Step(moving(WEB_LIVE, WORKER_STARTED, WORKER_LIVE, TIDIED), TIDIED));
    story.put("TargetFailed", new Step(moving(WEB_FAILED), WEB_FAILED));
    story.put("AbortRequested", new Step(moving(ABORTED), ABORTED));
    story.put("TargetTakenBack", new Step(moving(ABORTED, WEB_BACK), WEB_BACK));
    story.put("ChangeRejected", new Step(AcceptanceSamples.words(), AcceptanceSamples.REJECTED));
    story.put(
        "AuthorsReminded", new Step(AcceptanceSamples.reminded(), AcceptanceSamples.REMINDED));
    story.put("CarryOnRequested", new Step(mixed(CARRY_ON), CARRY_ON));
    story.put("TakeBackRequested", new Step(mixed(TAKE_BACK), TAKE_BACK));
    story.put(
        "ReleaseSuperseded", new Step(new ReleaseRules().next(stuck(), SUPERSEDED), SUPERSEDED));
    story.putAll(PaceSamples.story());
    story.putAll(SoakSamples.story());
    story.putAll(StrategySamples.story());
    story.putAll(TaskSamples.story());
    story.putAll(RollbackSamples.story());
    story.putAll(ScalingSamples.story());
    return story;
  }

  private static Release mixed(ReleaseEvent event) {
    return moving(WEB_LIVE, WORKER_STARTED, WORKER_FAILED, event);
  }

  private static Release stuck() {
    return automatic(
        STAGING_PLANNED, WEB_PREPARED, WORKER_PREPARED, WEB_LIVE, WORKER_STARTED, WORKER_FAILED);
  }

  static Current<Release> release(String name) {
    return CardSamples.current(Samples.RELEASE, CardSamples.named(all(), name));
  }

  static Release release(ReleaseEvent... events) {
    return release(Samples.releaseRequest(), events);
  }

  static Release release(ReleaseRequest request, ReleaseEvent... events) {
    return CardSamples.after(new ReleaseRules(), new ReleaseRequested(NOW, request), events);
  }

  static Release moving(ReleaseEvent... events) {
    Release moving = release(PLANNED, CONFIRMED, HELD, WEB_PREPARED, WORKER_PREPARED, WEB_STARTED);
    return after(moving, events);
  }

  static Release after(Release release, ReleaseEvent... events) {
    Release state = release;
    for (ReleaseEvent event : events) {
      state = new ReleaseRules().next(state, event);
    }
    return state;
  }

  static Release automatic(ReleaseEvent... events) {
    ReleaseRequest asked = Samples.releaseRequest();
    return release(
        new ReleaseRequest(
            asked.app(),
            Samples.STAGING,
            asked.commit(),
            Optional.empty(),
            asked.place(),
            asked.confirmWithin()),
        events);
  }

  private static Plan staging() {
    Plan plan = Samples.plan();
    return new Plan(
        plan.app(),
        Samples.STAGING,
        plan.to(),
        plan.image(),
        plan.targets(),
        plan.commits(),
        plan.commitCount(),
        0,
        List.of());
  }

  private static Plan back() {
    Plan back =
        plan(
            List.of(
                new PlannedTarget(WEB, 1, Optional.of(OLD), "shop-web:41"),
                new PlannedTarget(WORKER, 1, Optional.of(Samples.SOURCE), "shop-worker:40")),
            List.of(),
            3,
            List.of("3 commits that run now are not in it: it goes back"));
    return new Plan(
        back.app(),
        back.environment(),
        back.to(),
        back.image(),
        back.targets(),
        back.commits(),
        back.commitCount(),
        back.takesOut(),
        back.risks(),
        List.of(OLD, Samples.SOURCE),
        back.tasks(),
        back.pace(),
        back.reminder());
  }

  private static Plan unknown() {
    Commit other = Samples.commit("5d5d5d5", "Add a _gift_ card", "Bo Lind");
    return plan(
        List.of(new PlannedTarget(WEB, 1, Optional.empty(), "shop-web:41")),
        List.of(
            new PlannedCommit(other, Optional.empty()),
            new PlannedCommit(COPY, Optional.of(DEVELOPER))),
        0,
        List.of("web does not say which commit it runs"));
  }

  private static Plan plan(
      List<PlannedTarget> targets, List<PlannedCommit> commits, int out, List<String> risks) {
    return new Plan(
        Samples.SHOP,
        Samples.PRODUCTION,
        COPY,
        Samples.IMAGE,
        targets,
        commits,
        commits.size(),
        out,
        risks);
  }

  private static ReleaseEvent prepared(TargetName target) {
    return new ReleaseEvent.TargetPrepared(NOW, target, "shop-" + target + ":42");
  }
}
