package dev.slipway.adapters.account;

import dev.slipway.adapters.account.AccountCalls.Call;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Target groups with their attributes. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html">DescribeTargetGroups</a>
 */
final class TargetGroups {
  private static final String VERSION = "2015-12-01";

  private final AccountCalls calls;
  private final String region;
  private final Recent<Answer<TargetGroup>> groups;

  TargetGroups(AccountCalls calls, String region, InstantSource clock) {
    this.calls = calls;
    this.region = region;
    this.groups = new Recent<>(clock);
  }

  Answer<TargetGroup> of(String arn) {
    return groups.of(arn, () -> ask(arn));
  }

  private Answer<TargetGroup> ask(String arn) {
    return calls
        .query(
            call("elasticloadbalancing:DescribeTargetGroups"),
            VERSION,
            Map.of("TargetGroupArns.member.1", arn))
        .then(
            answer ->
                answer.child("DescribeTargetGroupsResult").members("TargetGroups").stream()
                    .findFirst()
                    .<Answer<Xml>>map(Answer.Found::new)
                    .orElseGet(Answer.Missing::new))
        .then(group -> attributes(arn).map(attributes -> group(group, attributes)));
  }

  private Answer<Map<String, String>> attributes(String arn) {
    return calls
        .query(
            call("elasticloadbalancing:DescribeTargetGroupAttributes"),
            VERSION,
            Map.of("TargetGroupArn", arn))
        .map(
            answer ->
                answer.child("DescribeTargetGroupAttributesResult").members("Attributes").stream()
                    .collect(
                        Collectors.toMap(
                            each -> each.text("Key"),
                            each -> each.text("Value"),
                            (one, other) -> other)));
  }

  private static TargetGroup group(Xml group, Map<String, String> attributes) {
    return new TargetGroup(
        group.text("TargetGroupName"),
        group.text("TargetType"),
        !group.members("LoadBalancerArns").isEmpty(),
        Duration.ofSeconds(number(group.text("HealthCheckIntervalSeconds"))),
        (int) number(group.text("HealthyThresholdCount")),
        attributes);
  }

  private static long number(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  private Call call(String permission) {
    return Call.in(region, permission);
  }
}
