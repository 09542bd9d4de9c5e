package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.HOLD;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.app.OnFailure;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Crossed;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Rollback;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases that go back, and releases that were rolled back while they were under way. */
final class RollbackSamples {
  private static final ProcessId VERIFIED = new ProcessId(ProcessKind.RELEASE, 40);
  private static final ProcessId BROUGHT = new ProcessId(ProcessKind.RELEASE, 41);
  private static final Rollback ROLLBACK =
      new Rollback(
          VERIFIED,
          Optional.of(BROUGHT),
          List.of(new Crossed(new TaskName("migrate"), BROUGHT, true)),
          Optional.of(
              new Usual(
                  Duration.ofSeconds(185), Duration.ofSeconds(80), Duration.ofMinutes(6), 12)));
  private static final ReleaseEvent CONFIRMED =
      new ReleaseEvent.ReleaseConfirmed(NOW, MANAGER, plan().hash());
  private static final ReleaseEvent WORKER_LIVE =
      new ReleaseEvent.TargetLive(NOW, WORKER, new Counts(1, 1, 0), "deployment ecs-svc/9");
  private static final ReleaseEvent WEB_LIVE =
      new ReleaseEvent.TargetLive(NOW, WEB, new Counts(8, 8, 0), "deployment ecs-svc/10");
  private static final ReleaseEvent ASKED =
      new ReleaseEvent.RollbackRequested(NOW, DEVELOPER, "message-1");
  private static final ReleaseEvent WORKER_BACK =
      new ReleaseEvent.TargetTakenBack(NOW, WORKER, "deployment ecs-svc/4 of shop-worker:40");
  private static final ReleaseEvent CLOSED = new ReleaseEvent.EnvironmentHeld(NOW, HOLD);

  private RollbackSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("rollback-planning", rollback());
    all.put("rollback-awaiting", rollback(planned()));
    all.put("rollback-going-back", goingBack());
    all.put(
        "rollback-mixed", after(goingBack(), WORKER_LIVE, started(), ReleaseSamples.WEB_FAILED));
    all.put("rollback-failed", after(goingBack(), ReleaseSamples.WORKER_FAILED));
    all.put("rollback-taken-back", after(goingBack(), ReleaseSamples.ABORTED, WORKER_BACK));
    all.put("rollback-closing", closing());
    all.put("rollback-live", after(closing(), CLOSED));
    all.put("awaiting-goes-back-by-itself", ReleaseSamples.release(chosen()));
    all.put("recalled", recalled());
    all.put("recalled-closing", after(recalled(), WORKER_BACK, ReleaseSamples.WEB_BACK));
    all.put("recalled-back", after(recalled(), WORKER_BACK, ReleaseSamples.WEB_BACK, CLOSED));
    all.put("going-back-by-itself", byItself());
    all.put("back-by-itself", after(byItself(), ReleaseSamples.WEB_BACK, CLOSED));
    return all;
  }

  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("RollbackRequested", new Step(recalled(), ASKED));
    story.put("EnvironmentHeld", new Step(after(closing(), CLOSED), CLOSED));
    story.put(
        "EnvironmentHeld (within a release)",
        new Step(after(recalled(), WORKER_BACK, ReleaseSamples.WEB_BACK, CLOSED), CLOSED));
    return story;
  }

  /** Back to the build before, in the reverse order of the waves. */
  static Plan plan() {
    Plan usual = Samples.plan();
    return new Plan(
        usual.app(),
        usual.environment(),
        OLD,
        usual.image(),
        List.of(
            new PlannedTarget(WORKER, 1, Optional.of(COPY), "shop-worker:41"),
            new PlannedTarget(WEB, 2, Optional.of(COPY), "shop-web:42", false, true)),
        List.of(),
        0,
        1,
        ROLLBACK.crossed().stream().map(Crossed::said).toList(),
        List.of(COPY),
        List.of(),
        Optional.of(Pace.AT_ONCE),
        Optional.of(ROLLBACK),
        Optional.of(OnFailure.ASK),
        Optional.empty());
  }

  private static Release goingBack() {
    return rollback(
        planned(),
        CONFIRMED,
        ReleaseSamples.HELD,
        ReleaseSamples.WEB_PREPARED,
        ReleaseSamples.WORKER_PREPARED,
        ReleaseSamples.WORKER_STARTED);
  }

  private static Release closing() {
    return after(goingBack(), WORKER_LIVE, started(), WEB_LIVE);
  }

  private static ReleaseEvent started() {
    return new ReleaseEvent.TargetStarted(NOW, WEB, "ecs-svc/10");
  }

  private static Release recalled() {
    return ReleaseSamples.moving(ReleaseSamples.WEB_LIVE, ReleaseSamples.WORKER_STARTED, ASKED);
  }

  private static Release byItself() {
    return ReleaseSamples.release(
        chosen(),
        new ReleaseEvent.ReleaseConfirmed(NOW, MANAGER, goesBackByItself().hash()),
        ReleaseSamples.HELD,
        ReleaseSamples.WEB_PREPARED,
        ReleaseSamples.WORKER_PREPARED,
        ReleaseSamples.WEB_STARTED,
        ReleaseSamples.WEB_LIVE,
        ReleaseSamples.WORKER_STARTED,
        ReleaseSamples.WORKER_FAILED);
  }

  private static ReleaseEvent planned() {
    return new ReleaseEvent.ReleasePlanned(NOW, plan());
  }

  private static ReleaseEvent chosen() {
    return new ReleaseEvent.ReleasePlanned(NOW, goesBackByItself());
  }

  private static Plan goesBackByItself() {
    Plan usual = Samples.plan();
    return new Plan(
        usual.app(),
        usual.environment(),
        usual.to(),
        usual.image(),
        usual.targets(),
        usual.commits(),
        usual.commitCount(),
        usual.takesOut(),
        usual.risks(),
        usual.leaving(),
        usual.tasks(),
        Optional.of(Pace.AT_ONCE),
        Optional.empty(),
        Optional.of(OnFailure.ROLL_BACK),
        Optional.empty());
  }

  private static Release rollback(ReleaseEvent... events) {
    return ReleaseSamples.release(
        new ReleaseRequest(
            Samples.SHOP,
            Samples.PRODUCTION,
            OLD.sha(),
            Optional.of(DEVELOPER),
            Samples.PLACE,
            Duration.ofMinutes(30),
            Optional.of(ROLLBACK),
            Optional.empty()),
        events);
  }

  private static Release after(Release release, ReleaseEvent... events) {
    return ReleaseSamples.after(release, events);
  }
}
