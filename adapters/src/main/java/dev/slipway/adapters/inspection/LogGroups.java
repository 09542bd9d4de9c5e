package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.account.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/** Where containers write to CloudWatch Logs: a group that is missing stops every task. */
final class LogGroups {
  private LogGroups() {}

  private record Group(Optional<String> region, String name) {}

  static void look(Subject subject, Accounts accounts, Findings findings) {
    String home = subject.spec().region();
    for (Group group : groups(subject)) {
      switch (accounts.in(home, group.region()).logGroup(group.name())) {
        case Answer.Found<String> good -> {}
        case Answer.Missing<String>() ->
            findings.problem(
                "there is no log group %s in %s; create it, or set awslogs-create-group",
                group.name(), group.region().orElse(home));
        case Answer.Forbidden<String>(String action) ->
            findings.unread("the log group " + group.name(), action);
        case Answer.Away<String>(String why) -> findings.away("the log group " + group.name(), why);
      }
    }
  }

  private static Set<Group> groups(Subject subject) {
    return subject.containers().stream()
        .map(container -> Optional.ofNullable(container.logConfiguration()))
        .flatMap(Optional::stream)
        .filter(logs -> logs.logDriver() == LogDriver.AWSLOGS)
        .map(LogConfiguration::options)
        .filter(options -> !"true".equals(options.get("awslogs-create-group")))
        .filter(options -> options.containsKey("awslogs-group"))
        .map(LogGroups::group)
        .collect(Collectors.toSet());
  }

  private static Group group(Map<String, String> options) {
    return new Group(
        Optional.ofNullable(options.get("awslogs-region")),
        options.getOrDefault("awslogs-group", ""));
  }
}
