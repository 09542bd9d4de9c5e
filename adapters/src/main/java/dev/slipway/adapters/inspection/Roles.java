package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Account;
import dev.slipway.adapters.account.Answer;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/** The roles that tasks take on. */
final class Roles {
  private static final String ECR = ".dkr.ecr.";

  private final Subject subject;
  private final Account account;
  private final Findings findings;

  private Roles(Subject subject, Account account, Findings findings) {
    this.subject = subject;
    this.account = account;
    this.findings = findings;
  }

  static void look(Subject subject, Account account, Findings findings) {
    Roles roles = new Roles(subject, account, findings);
    Optional<String> execution = role(subject.definition().executionRoleArn());
    execution.ifPresentOrElse(arn -> roles.look("execution", arn), roles::lookAtNeed);
    role(subject.definition().taskRoleArn())
        .filter(arn -> execution.filter(arn::equals).isEmpty())
        .ifPresent(arn -> roles.look("task", arn));
  }

  private void look(String kind, String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    switch (account.trustOf(name)) {
      case Answer.Found<String>(String policy) when !Account.trustsTasks(policy) ->
          findings.problem(
              "the %s role %s does not trust ecs-tasks.amazonaws.com; add it to its trust policy",
              kind, name);
      case Answer.Found<String> good -> {}
      case Answer.Missing<String>() ->
          findings.problem(
              "there is no %s role %s; create it, or name another in the task definition",
              kind, name);
      case Answer.Forbidden<String>(String action) ->
          findings.unread("the %s role %s".formatted(kind, name), action);
      case Answer.Away<String>(String why) ->
          findings.away("the %s role %s".formatted(kind, name), why);
    }
  }

  /** On EC2 the instance's role may stand in, but not for secrets. */
  private void lookAtNeed() {
    boolean secrets =
        subject.containers().stream().anyMatch(container -> !Place.of(container).isEmpty());
    boolean pulls = subject.containers().stream().anyMatch(one -> one.image().contains(ECR));
    boolean logs = subject.containers().stream().anyMatch(Roles::logs);
    if (secrets || (subject.isOnFargate() && (pulls || logs))) {
      findings.problem(
          "%s names no execution role, and its tasks cannot %s without one; set executionRoleArn",
          subject.revision(),
          secrets ? "get their secrets" : pulls ? "pull from ECR" : "write logs");
    }
  }

  private static boolean logs(ContainerDefinition container) {
    return container.logConfiguration() != null
        && container.logConfiguration().logDriver() == LogDriver.AWSLOGS;
  }

  private static Optional<String> role(String arn) {
    return Optional.ofNullable(arn).filter(known -> !known.isBlank());
  }
}
