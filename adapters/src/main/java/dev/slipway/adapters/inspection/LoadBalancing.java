package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Account;
import dev.slipway.adapters.account.Answer;
import dev.slipway.adapters.account.TargetGroup;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;

/**
 * Target groups: whether tasks can be registered there, and what a release waits for (AWS pages
 * <i>Optimize load balancer health check parameters for Amazon ECS</i> and <i>Optimize load
 * balancer connection draining parameters for Amazon ECS</i>).
 */
final class LoadBalancing {
  /** Checks every 5 s, and two that succeed. */
  private static final Duration QUICK_CHECK = Duration.ofSeconds(10);

  private static final Duration SLOW_CHECK = Duration.ofSeconds(30);
  private static final Duration QUICK_DRAIN = Duration.ofSeconds(30);
  private static final Duration SLOW_DRAIN = Duration.ofSeconds(60);

  private final Subject subject;
  private final Findings findings;

  private LoadBalancing(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void look(Subject subject, Account account, Findings findings) {
    LoadBalancing looking = new LoadBalancing(subject, findings);
    for (LoadBalancer balancer : subject.service().loadBalancers()) {
      looking.lookAtPort(balancer);
      Optional.ofNullable(balancer.targetGroupArn())
          .ifPresent(arn -> looking.look(arn, account.targetGroup(arn)));
    }
  }

  private void lookAtPort(LoadBalancer balancer) {
    Optional<ContainerDefinition> container =
        subject.containers().stream()
            .filter(one -> one.name().equals(balancer.containerName()))
            .findFirst();
    boolean open =
        container.stream()
            .flatMap(one -> one.portMappings().stream())
            .anyMatch(port -> port.containerPort().equals(balancer.containerPort()));
    if (!open) {
      findings.problem(
          "its load balancer sends to port %d of container %s, and %s has no such port; add it to"
              + " portMappings",
          balancer.containerPort(), balancer.containerName(), subject.revision());
    }
  }

  private void look(String arn, Answer<TargetGroup> answer) {
    String name = arn.replaceFirst("^.*:targetgroup/", "").replaceFirst("/[^/]*$", "");
    switch (answer) {
      case Answer.Found<TargetGroup>(TargetGroup group) -> look(group);
      case Answer.Missing<TargetGroup>() ->
          findings.problem(
              "there is no target group %s any more; give the service one that exists", name);
      case Answer.Forbidden<TargetGroup>(String action) ->
          findings.unread("the target group " + name, action);
      case Answer.Away<TargetGroup>(String why) -> findings.away("the target group " + name, why);
    }
  }

  private void look(TargetGroup group) {
    if (!group.served()) {
      findings.problem(
          "no load balancer sends to the target group %s, and ECS refuses to deploy then; add it to"
              + " a listener",
          group.name());
    }
    String wanted = subject.definition().networkMode() == NetworkMode.AWSVPC ? "ip" : "instance";
    if (!group.targets().isEmpty() && !group.targets().equals(wanted)) {
      findings.problem(
          "the target group %s takes targets of type %s, and tasks of %s are of type %s; give the"
              + " service another",
          group.name(), group.targets(), subject.revision(), wanted);
    }
    lookAtTime(group);
    if (group.goesRoundRobin()) {
      findings.warning(
          "%s goes round-robin, so that a new task gets as much as a warm one from its first second;"
              + " least_outstanding_requests spares it",
          group.name());
    }
  }

  private void lookAtTime(TargetGroup group) {
    if (group.untilHealthy().compareTo(SLOW_CHECK) > 0) {
      findings.warning(
          "each release takes some %d s longer than it had to: %s calls a task healthy after %d"
              + " checks, one every %d s; 2, one every 5 s, take %d s",
          group.untilHealthy().minus(QUICK_CHECK).toSeconds(),
          group.name(),
          group.successes(),
          group.interval().toSeconds(),
          QUICK_CHECK.toSeconds());
    }
    group
        .drain()
        .filter(drain -> drain.compareTo(SLOW_DRAIN) > 0)
        .ifPresent(
            drain ->
                findings.warning(
                    "each release takes some %d s longer than it had to: %s keeps old tasks for %d s"
                        + " (deregistration delay); %d s are enough unless requests last longer",
                    drain.minus(QUICK_DRAIN).toSeconds(),
                    group.name(),
                    drain.toSeconds(),
                    QUICK_DRAIN.toSeconds()));
  }
}
