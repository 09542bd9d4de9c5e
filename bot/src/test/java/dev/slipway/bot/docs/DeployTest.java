package dev.slipway.bot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.bot.slack.SlackScopes;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the bot is allowed to do is what the code does, no more and no less. */
class DeployTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> HISTORY =
      Set.of("channels:history", "groups:history", "im:history");

  /**
   * The scopes that a method wants of a bot token. The reference: docs.slack.dev/reference/methods.
   */
  private static final Map<String, Set<String>> SCOPES =
      Map.ofEntries(
          Map.entry("apps.connections.open", Set.of()), // the app token's
          Map.entry("auth.test", Set.of()),
          Map.entry("chat.postEphemeral", Set.of("chat:write")),
          Map.entry("chat.postMessage", Set.of("chat:write")),
          Map.entry("chat.update", Set.of("chat:write")),
          Map.entry("conversations.history", HISTORY),
          Map.entry("conversations.open", Set.of("im:write")),
          Map.entry("conversations.replies", HISTORY),
          Map.entry("reactions.add", Set.of("reactions:write")),
          Map.entry("usergroups.users.list", Set.of("usergroups:read")),
          Map.entry("users.info", Set.of("users:read")),
          Map.entry("users.lookupByEmail", Set.of("users:read.email")));

  /** The scopes that an event wants. */
  private static final Map<String, String> EVENTS =
      Map.of(
          "message.channels", "channels:history",
          "message.groups", "groups:history",
          "message.im", "im:history",
          "subteam_members_changed", "usergroups:read");

  private static final Pattern SLACK_METHOD =
      Pattern.compile(
          "\"((?:apps|auth|chat|conversations|reactions|usergroups|users)\\.[\\w.]+)\"");
  private static final Pattern AWS_ACTION = Pattern.compile("\\.call\\(\\s*\"(\\w+)\"");
  private static final Pattern AWS_PERMISSION =
      Pattern.compile("\\b([a-z]+:Describe\\w+|iam:GetRole)");
  private static final Pattern EVENT_OF_ECS = Pattern.compile("\"(ECS [A-Z][A-Za-z ]+)\"");
  private static final Pattern PINNED =
      Pattern.compile("arn:aws:secretsmanager:.+:\\w+::[0-9a-f-]{36}");

  @Test
  void everySlackMethodThatIsCalledHasItsScopes() {
    assertThat(Papers.foundInCode(SLACK_METHOD, "bot/src/main/java/dev/slipway/bot/slack"))
        .containsExactlyInAnyOrderElementsOf(SCOPES.keySet());
  }

  @Test
  void manifestAsksForTheScopesThatAreNeededAndNoOther() {
    Stream<String> needed =
        Stream.concat(
            Stream.of("commands"),
            Stream.concat(SCOPES.values().stream().flatMap(Set::stream), EVENTS.values().stream()));

    assertThat(texts(manifest().at("/oauth_config/scopes/bot")))
        .containsExactlyInAnyOrderElementsOf(needed.collect(Collectors.toSet()));
  }

  @Test
  void checkWantsTheScopesOfTheManifest() {
    assertThat(SlackScopes.NEEDED)
        .containsExactlyInAnyOrderElementsOf(texts(manifest().at("/oauth_config/scopes/bot")));
    assertThat(SlackScopes.missing(Set.of("chat:write"))).doesNotContain("chat:write").hasSize(9);
  }

  @Test
  void manifestSubscribesToTheEventsThatAreRead() {
    assertThat(texts(manifest().at("/settings/event_subscriptions/bot_events")))
        .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
    assertThat(manifest().at("/features/slash_commands/0/command").asText()).isEqualTo("/slipway");
  }

  @Test
  void taskRoleMayDoWhatTheAdaptersCallAndNothingElse() {
    Set<String> wanted = new TreeSet<>();
    Map.of(
            "ecs", "ecs",
            "scaling", "application-autoscaling",
            "logs", "logs",
            "events", "sqs")
        .forEach(
            (part, service) ->
                Papers.foundInCode(
                        AWS_ACTION, "adapters/src/main/java/dev/slipway/adapters/" + part)
                    .forEach(action -> wanted.add(service + ":" + action)));
    Stream.of("account", "signals")
        .map(part -> "adapters/src/main/java/dev/slipway/adapters/" + part)
        .forEach(part -> wanted.addAll(Papers.foundInCode(AWS_PERMISSION, part)));
    // RegisterTaskDefinition with tags wants it, and a task definition names roles.
    wanted.add("ecs:TagResource");
    wanted.add("iam:PassRole");
    // What finding an image in ECR needs; its API names no action in our code but the first.
    wanted.addAll(
        Set.of("ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"));

    assertThat(allowed("deploy/ecs/task-role-policy.json"))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void theQueueGetsTheEventsThatAreRead() {
    JsonNode template = parsed("deploy/ecs/events.yaml");

    assertThat(texts(template.at("/Resources/Rule/Properties/EventPattern/detail-type")))
        .isEqualTo(
            Papers.foundInCode(EVENT_OF_ECS, "adapters/src/main/java/dev/slipway/adapters/events"));
    assertThat(template.at("/Resources/Queue/Properties/MessageRetentionPeriod").asInt())
        .isEqualTo(60);
  }

  @Test
  void codeBuildMayBeAskedWhatTheAdapterAsks() {
    Set<String> wanted =
        Papers.foundInCode(AWS_ACTION, "adapters/src/main/java/dev/slipway/adapters/codebuild")
            .stream()
            .map(action -> (action.equals("GetLogEvents") ? "logs:" : "codebuild:") + action)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(allowed("deploy/ecs/codebuild-policy.json"))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void secretsOfTheTaskArePinned() {
    JsonNode container = parsed("deploy/ecs/task-definition.json").at("/containerDefinitions/0");

    assertThat(container.path("secrets"))
        .isNotEmpty()
        .allSatisfy(secret -> assertThat(secret.path("valueFrom").asText()).matches(PINNED));
    assertThat(container.path("stopTimeout").asInt()).isEqualTo(30);
  }

  @Test
  void composeHasTheBotAndItsDatabase() {
    assertThat(parsed("deploy/compose.yaml").path("services").fieldNames())
        .toIterable()
        .containsExactly("bot", "database");
  }

  private static Set<String> allowed(String policy) {
    return StreamSupport.stream(parsed(policy).path("Statement").spliterator(), false)
        .map(statement -> statement.path("Action"))
        .flatMap(action -> action.isArray() ? texts(action).stream() : Stream.of(action.asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode manifest() {
    return parsed("deploy/slack/manifest.yaml");
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** JSON is YAML as well. */
  private static JsonNode parsed(String path) {
    try {
      return YAML.readTree(Papers.read(path));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(path + " cannot be read", e);
    }
  }
}
