package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases to ECS services whose strategy pauses. */
final class StrategySamples {
  private static final Pace BY_CLICK = new Pace(true, List.of(), Duration.ZERO, false);
  private static final Pace SHARED =
      new Pace(true, List.of(Share.parse("5")), Duration.ofMinutes(10), true);
  private static final Counts UP = new Counts(2, 2, 0);
  private static final String WEIGHTS = "%s %% of the traffic on 9c01d22, %s %% on a71d004";
  private static final ReleaseEvent EXPIRED =
      new ReleaseEvent.TargetFailed(
          NOW,
          WEB,
          new Verdict(
              Reason.NOBODY_ANSWERED,
              "the pause ended at 14:35:00 UTC without an answer, and ECS took the service back to"
                  + " shop-web:41",
              "Service deployment rolled back because PRE_PRODUCTION_TRAFFIC_SHIFT pause hook timed"
                  + " out.",
              "users are on a71d004, 2 of 2 old tasks are up"),
          false);
  private static final ReleaseEvent WORKER_CLEARED =
      new ReleaseEvent.TargetTakenBack(NOW, WORKER, "deployment ecs-svc/7 is complete");
  private static final ReleaseEvent BY_OTHERS =
      new ReleaseEvent.TargetStarted(NOW, WEB, "ecs-svc/8");

  private StrategySamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put(
        "awaiting-strategies",
        ReleaseSamples.release(new ReleaseEvent.ReleasePlanned(NOW, plan())));
    all.put("paused", paused(BY_CLICK, false));
    all.put("paused-then-on", paused(BY_CLICK, true));
    all.put("paused-and-moving", PaceSamples.after(moving(BY_CLICK), progressed()));
    all.put("paused-at-share", PaceSamples.after(moving(SHARED), atShare(WEB), atShare(WORKER)));
    all.put("paused-unanswered", PaceSamples.after(paused(BY_CLICK, false), EXPIRED));
    all.put("paused-expired", PaceSamples.after(paused(BY_CLICK, false), EXPIRED, WORKER_CLEARED));
    all.put("paused-continued-by-others", PaceSamples.after(paused(BY_CLICK, false), BY_OTHERS));
    return all;
  }

  static Map<String, Step> story() {
    Release paused = paused(BY_CLICK, false);
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("TargetPrepared (pauses)", new Step(paused, prepared(WEB, false)));
    story.put(
        "TargetFailed (nobody answered)", new Step(PaceSamples.after(paused, EXPIRED), EXPIRED));
    return story;
  }

  private static Plan plan() {
    Plan plan = Samples.plan();
    return new Plan(
        plan.app(),
        plan.environment(),
        plan.to(),
        plan.image(),
        List.of(
            planned(
                WEB,
                new EcsStrategy.Canary(
                    Share.parse("5"),
                    Duration.ofMinutes(10),
                    Optional.of(Duration.ofMinutes(15)),
                    Optional.of(EcsStrategy.PATIENT))),
            planned(WORKER, new EcsStrategy.Rolling(Optional.empty()))),
        plan.commits(),
        plan.commitCount(),
        0,
        List.of());
  }

  private static PlannedTarget planned(TargetName name, EcsStrategy how) {
    return new PlannedTarget(
        name,
        1,
        Optional.of(Samples.OLD),
        "shop-" + name + ":41",
        true,
        false,
        List.of(),
        List.of(),
        Optional.of(how));
  }

  private static Release paused(Pace pace, boolean goesOn) {
    return PaceSamples.running(
        pace,
        PaceSamples.fetched(WEB),
        PaceSamples.fetched(WORKER),
        prepared(WEB, goesOn),
        prepared(WORKER, goesOn));
  }

  private static Release moving(Pace pace) {
    return PaceSamples.after(
        paused(pace, false),
        PaceSamples.LIVE_REQUESTED,
        new ReleaseEvent.TargetStarted(NOW, WEB, "ecs-svc/8"),
        new ReleaseEvent.TargetStarted(NOW, WORKER, "ecs-svc/9"));
  }

  private static ReleaseEvent prepared(TargetName target, boolean goesOn) {
    return new ReleaseEvent.TargetPrepared(
        NOW,
        target,
        "ecs-svc/8",
        Optional.of(
            "deployment ecs-svc/8 of shop-web:42 pauses, 2 of 2 running, "
                + WEIGHTS.formatted("0", "100")),
        Optional.of(new Expiry(NOW.plus(Duration.ofMinutes(30)), goesOn)));
  }

  private static ReleaseEvent progressed() {
    return new ReleaseEvent.TargetProgressed(
        NOW, WEB, UP, "2 of 2 running, traffic moves, " + WEIGHTS.formatted("5", "95"));
  }

  private static ReleaseEvent atShare(TargetName target) {
    return new ReleaseEvent.TargetAtShare(
        NOW,
        target,
        Share.parse("5"),
        UP,
        "2 of 2 running, " + WEIGHTS.formatted("5", "95"),
        Optional.of(new Expiry(NOW.plus(Duration.ofMinutes(30)), false)));
  }
}
