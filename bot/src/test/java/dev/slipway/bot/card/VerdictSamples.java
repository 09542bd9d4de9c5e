package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;

import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is found out about targets on ECS, as cards say it. */
final class VerdictSamples {
  private static final String UNHEALTHY =
      "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)";
  private static final String EFFECT = "users are on a71d004, 8 of 8 old tasks are up";

  private VerdictSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put(
        "going-live-without-room",
        busy(
            "no room for new tasks yet; it waits for room until 14:15:00 UTC, and nothing is taken"
                + " back: was unable to place a task. Reason: Capacity is unavailable at this"
                + " time."));
    all.put(
        "going-live-slowly",
        busy(
            "2 of 8 running, health checks awaited, 8 old still up, slower than usual: whole"
                + " deployments took 40 s lately; a task is given 60 s from its start"));
    all.put(
        "going-live-soaking",
        busy("complete, watched until 14:08:30 UTC whether it stays up: a new task crashed"));
    all.put(
        "taking-back-killed-while-starting",
        failed(
            Reason.KILLED_WHILE_STARTING,
            "2 new tasks were stopped for failing health checks 58 s after the start, although a"
                + " whole deployment took 71 s when all was well; the grace period is 60 s, set"
                + " healthCheckGracePeriodSeconds to at least 120",
            UNHEALTHY));
    all.put(
        "taking-back-regressed",
        failed(
            Reason.REGRESSED,
            "2 new tasks crashed: container app exited with code 1, 88 s after its start; ECS had"
                + " called the deployment complete 45 s before",
            "Essential container in task exited"));
    all.put(
        "mixed-dependency-down",
        failed(
            Reason.DEPENDENCY_DOWN,
            "2 new tasks failed the load balancer's health checks, 80 s after the start, and in the"
                + " same time 2 old tasks failed the load balancer's health checks",
            UNHEALTHY));
    return all;
  }

  private static Release busy(String note) {
    return ReleaseSamples.moving(
        new ReleaseEvent.TargetProgressed(NOW, WEB, new Counts(2, 8, 0), note));
  }

  private static Release failed(Reason reason, String cause, String evidence) {
    return ReleaseSamples.moving(
        new ReleaseEvent.TargetFailed(
            NOW, WEB, new Verdict(reason, cause, evidence, EFFECT), true));
  }
}
