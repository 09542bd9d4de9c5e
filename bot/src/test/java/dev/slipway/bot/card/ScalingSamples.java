package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ScalingFlags;
import java.util.LinkedHashMap;
import java.util.Map;

/** Releases of targets that change their size by themselves. */
final class ScalingSamples {
  private static final ReleaseEvent NOTED =
      new ReleaseEvent.ScalingNoted(NOW, WEB, new ScalingFlags(false, false, false));
  private static final ReleaseEvent SUSPENDED = new ReleaseEvent.ScalingSuspended(NOW, WEB);
  private static final ReleaseEvent RESTORED = new ReleaseEvent.ScalingRestored(NOW, WEB);
  private static final ReleaseEvent SPARED =
      new ReleaseEvent.ScalingSpared(
          NOW,
          WEB,
          "Application Auto Scaling eu-west-1 refused RegisterScalableTarget: the bot's role lacks"
              + " the permission application-autoscaling:RegisterScalableTarget");
  private static final ReleaseEvent STUCK =
      new ReleaseEvent.ScalingStuck(
          NOW, WEB, "Application Auto Scaling eu-west-1: no answer to RegisterScalableTarget");

  private ScalingSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("scaling-spared", spared());
    all.put("scaling-restoring", live());
    all.put("scaling-stuck", ReleaseSamples.after(live(), STUCK));
    return all;
  }

  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("ScalingSpared", new Step(spared(), SPARED));
    story.put("ScalingRestored", new Step(ReleaseSamples.after(live(), RESTORED), RESTORED));
    story.put("ScalingStuck", new Step(ReleaseSamples.after(live(), STUCK), STUCK));
    return story;
  }

  private static Release spared() {
    return ReleaseSamples.moving(NOTED, SPARED);
  }

  private static Release live() {
    return ReleaseSamples.moving(
        NOTED,
        SUSPENDED,
        ReleaseSamples.WEB_LIVE,
        ReleaseSamples.WORKER_STARTED,
        ReleaseSamples.WORKER_LIVE);
  }
}
