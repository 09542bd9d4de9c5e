package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Account;
import dev.slipway.adapters.account.Answer;
import dev.slipway.adapters.account.TargetGroup;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/**
 * Whether the grace period is as long as tasks take to start. The quickest deployment is measured,
 * less what it drained: no task of it took longer.
 */
final class Grace {
  private static final int STEP = 10;

  private Grace() {}

  static void look(Subject subject, Account account, Findings findings) {
    if (!subject.isBehindLoadBalancer()) {
      return;
    }
    Integer set = subject.service().healthCheckGracePeriodSeconds();
    Duration grace = Duration.ofSeconds(set == null ? 0 : set);
    quickest(subject, findings)
        .map(quickest -> quickest.minus(drain(subject, account)))
        .filter(measured -> measured.compareTo(grace) > 0)
        .ifPresent(
            measured ->
                findings.warning(
                    "its tasks take up to %d s to be healthy, and the grace period is %d s: a slow"
                        + " start is taken for a failure; raise healthCheckGracePeriodSeconds to %d,"
                        + " which deploys nothing",
                    measured.toSeconds(), grace.toSeconds(), instead(measured)));
  }

  private static Optional<Duration> quickest(Subject subject, Findings findings) {
    try {
      return subject.quickest().get();
    } catch (Denied no) {
      findings.away("its grace period", no.why());
    } catch (Unavailable away) {
      findings.away("its grace period", away.said());
    }
    return Optional.empty();
  }

  /** Half as much again. */
  private static long instead(Duration measured) {
    return Math.ceilDiv(measured.multipliedBy(3).dividedBy(2).toSeconds(), STEP) * STEP;
  }

  private static Duration drain(Subject subject, Account account) {
    return subject.service().loadBalancers().stream()
        .map(LoadBalancer::targetGroupArn)
        .flatMap(arn -> Optional.ofNullable(arn).stream())
        .map(account::targetGroup)
        .flatMap(
            answer ->
                answer instanceof Answer.Found<TargetGroup>(TargetGroup group)
                    ? group.drain().stream()
                    : Optional.<Duration>empty().stream())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
