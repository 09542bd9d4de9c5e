package dev.slipway.adapters.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.account.AccountCalls.Call;
import dev.slipway.adapters.aws.SignedHttp;
import dev.slipway.adapters.aws.SignedHttp.Service;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One region of an account, asked for what several targets depend on. Thread-safe. */
public final class Account {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String region;
  private final AccountCalls calls;
  private final TargetGroups targetGroups;
  private final Recent<Answer<Secret>> secrets;
  private final Recent<Answer<Map<String, Long>>> parameters;
  private final Recent<Answer<String>> roles;
  private final Recent<Answer<String>> logGroups;

  Account(String region, SignedHttp http, InstantSource clock) {
    this.region = region;
    this.calls = new AccountCalls(http);
    this.targetGroups = new TargetGroups(calls, region, clock);
    this.secrets = new Recent<>(clock);
    this.parameters = new Recent<>(clock);
    this.roles = new Recent<>(clock);
    this.logGroups = new Recent<>(clock);
  }

  /**
   * A secret, by its ARN or its name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>
   */
  public Answer<Secret> secret(String id) {
    return secrets.of(
        id,
        () ->
            calls
                .json(call("secretsmanager:DescribeSecret"), "secretsmanager", secretId(id))
                .map(Account::secret));
  }

  /**
   * The newest versions of parameters of Systems Manager, by their names; what does not exist is
   * left out. Metadata only: it is the one call that never answers a value.
   *
   * @param names at most 50
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html">DescribeParameters</a>
   */
  public Answer<Map<String, Long>> parameters(List<String> names) {
    Map<String, Object> question =
        Map.of(
            "MaxResults",
            50,
            "ParameterFilters",
            List.of(Map.of("Key", "Name", "Option", "Equals", "Values", names)));
    return parameters.of(
        String.join("\n", names),
        () ->
            calls
                .json(call("ssm:DescribeParameters"), "AmazonSSM", question)
                .map(Account::versions));
  }

  /**
   * Who may take a role on, as its trust policy says in JSON.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>
   */
  public Answer<String> trustOf(String role) {
    return roles.of(
        role,
        () ->
            calls
                .query(new Call(iam(), "iam:GetRole"), "2010-05-08", Map.of("RoleName", role))
                .map(
                    answer ->
                        answer
                            .child("GetRoleResult")
                            .child("Role")
                            .text("AssumeRolePolicyDocument"))
                .map(document -> URLDecoder.decode(document, StandardCharsets.UTF_8)));
  }

  /**
   * A log group, by its exact name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroups</a>
   */
  public Answer<String> logGroup(String name) {
    return logGroups.of(
        name,
        () ->
            calls
                .json(
                    call("logs:DescribeLogGroups"),
                    "Logs_20140328",
                    Map.of("logGroupNamePrefix", name, "limit", 50))
                .then(answer -> named(answer, name)));
  }

  public Answer<TargetGroup> targetGroup(String arn) {
    return targetGroups.of(arn);
  }

  /** Whether a trust policy lets tasks of ECS take the role on. */
  public static boolean trustsTasks(String policy) {
    try {
      JsonNode statements = JSON.readTree(policy).path("Statement");
      return (statements.isArray() ? statements.valueStream() : Optional.of(statements).stream())
          .filter(statement -> statement.path("Effect").asText().equals("Allow"))
          .map(statement -> statement.path("Principal").path("Service"))
          .flatMap(who -> who.isArray() ? who.valueStream() : Optional.of(who).stream())
          .anyMatch(who -> who.asText().startsWith("ecs-tasks.amazonaws.com"));
    } catch (IOException nonsense) {
      return false;
    }
  }

  private static Map<String, String> secretId(String id) {
    return Map.of("SecretId", id);
  }

  private static Secret secret(JsonNode answer) {
    Map<String, Set<String>> stages = new HashMap<>();
    answer
        .path("VersionIdsToStages")
        .properties()
        .forEach(
            version -> {
              Set<String> of = new HashSet<>();
              version.getValue().forEach(stage -> of.add(stage.asText()));
              stages.put(version.getKey(), of);
            });
    return new Secret(answer.path("Name").asText(), answer.hasNonNull("DeletedDate"), stages);
  }

  private static Map<String, Long> versions(JsonNode answer) {
    Map<String, Long> versions = new HashMap<>();
    answer
        .path("Parameters")
        .forEach(each -> versions.put(each.path("Name").asText(), each.path("Version").asLong()));
    return versions;
  }

  private static Answer<String> named(JsonNode answer, String name) {
    return answer
            .path("logGroups")
            .valueStream()
            .anyMatch(group -> group.path("logGroupName").asText().equals(name))
        ? new Answer.Found<>(name)
        : new Answer.Missing<>();
  }

  private Call call(String permission) {
    return Call.in(region, permission);
  }

  /** IAM has one place in each partition. */
  private Service iam() {
    if (region.startsWith("cn-")) {
      return new Service("iam.cn-north-1", "iam", "cn-north-1");
    }
    return region.startsWith("us-gov-")
        ? new Service("iam.us-gov", "iam", "us-gov-west-1")
        : new Service("iam", "iam", "us-east-1");
  }
}
