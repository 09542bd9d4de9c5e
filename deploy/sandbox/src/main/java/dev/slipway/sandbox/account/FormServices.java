package dev.slipway.sandbox.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The services that take forms and answer in XML, as on the AWS pages of their actions. */
record FormServices(Holdings holdings) {
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

  Reply answer(String action, Map<String, String> form) {
    return Reply.xml(
        action,
        switch (action) {
          case "GetRole" -> role(form.getOrDefault("RoleName", ""));
          case "DescribeTargetGroups" ->
              targetGroup(form.getOrDefault("TargetGroupArns.member.1", ""));
          case "DescribeTargetGroupAttributes" ->
              attributes(form.getOrDefault("TargetGroupArn", ""));
          default -> throw new Absent("InvalidAction");
        });
  }

  private String role(String name) {
    if (!holdings.hasRole(name)) {
      throw new Absent("NoSuchEntity");
    }
    return "<Role><RoleName>%s</RoleName><AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument></Role>"
        .formatted(name, URLEncoder.encode(TRUST, StandardCharsets.UTF_8));
  }

  private String targetGroup(String arn) {
    BalancerSettings settings = settings(arn);
    return """
        <TargetGroups><member>
          <TargetGroupArn>%s</TargetGroupArn>
          <TargetGroupName>%s</TargetGroupName>
          <TargetType>ip</TargetType>
          <LoadBalancerArns><member>%s</member></LoadBalancerArns>
          <HealthCheckIntervalSeconds>%d</HealthCheckIntervalSeconds>
          <HealthyThresholdCount>%d</HealthyThresholdCount>
        </member></TargetGroups>"""
        .formatted(
            arn,
            arn.split("/", -1)[1],
            arn.replaceFirst(":targetgroup/.*", ":loadbalancer/app/shop/0123456789abcdef"),
            settings.interval(),
            settings.successes());
  }

  private String attributes(String arn) {
    BalancerSettings settings = settings(arn);
    return "<Attributes>"
        + attribute("deregistration_delay.timeout_seconds", Integer.toString(settings.drain()))
        + attribute("load_balancing.algorithm.type", settings.algorithm())
        + attribute("slow_start.duration_seconds", "0")
        + "</Attributes>";
  }

  private BalancerSettings settings(String arn) {
    return holdings.targetGroup(arn).orElseThrow(() -> new Absent("TargetGroupNotFound"));
  }

  private static String attribute(String key, String value) {
    return "<member><Key>%s</Key><Value>%s</Value></member>".formatted(key, value);
  }
}
