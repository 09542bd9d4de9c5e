package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** The task definitions of a region; what cannot change is read once. Thread-safe. */
final class TaskDefinitions {
  static final String PAUSE = "slipway:pause";
  static final String RELEASE = "slipway:release";
  static final String TARGET = "slipway:target";
  private static final String COMMIT = "slipway:commit";
  private static final int REMEMBERED = 500;
  private static final int NEWEST = 10;
  private static final int PAGE = 100;
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

  private final EcsCalls calls;
  private final RegistrationPace pace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, DescribeTaskDefinitionResponse> described =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, DescribeTaskDefinitionResponse> eldest) {
          return size() > REMEMBERED;
        }
      };

  TaskDefinitions(EcsCalls calls, InstantSource clock) {
    this.calls = calls;
    this.pace = new RegistrationPace(clock);
  }

  DescribeTaskDefinitionResponse describe(String arn) {
    Optional<DescribeTaskDefinitionResponse> known = remembered(arn);
    return known.orElseGet(
        () ->
            remember(
                arn,
                calls.call(
                    "DescribeTaskDefinition",
                    ecs ->
                        ecs.describeTaskDefinition(
                            request ->
                                request.taskDefinition(arn).include(TaskDefinitionField.TAGS)))));
  }

  /** The commit that a revision runs: by our tag, by the image's tag, by {@code GIT_HASH}. */
  Optional<CommitSha> commit(String arn, String container) {
    DescribeTaskDefinitionResponse definition = describe(arn);
    Optional<ContainerDefinition> app =
        definition.taskDefinition().containerDefinitions().stream()
            .filter(one -> one.name().equals(container))
            .findFirst();
    return Stream.of(
            tag(definition.tags(), COMMIT),
            app.flatMap(one -> imageTag(one.image())),
            app.flatMap(one -> variable(one.environment(), "GIT_HASH")))
        .flatMap(Optional::stream)
        .filter(value -> SHA.matcher(value).matches())
        .findFirst()
        .map(CommitSha::new);
  }

  /** The revision that was registered for this change of this target, among the newest. */
  Optional<String> registered(String family, TargetName target, Change change) {
    Map<String, String> wanted = ours(target, change);
    return newest(family).stream()
        .filter(arn -> tags(describe(arn).tags()).entrySet().containsAll(wanted.entrySet()))
        .findFirst();
  }

  /**
   * Registers the present revision with the change's image, tagged so that it is found again.
   *
   * @param pause the stage before which its deployment will pause; empty when it will not
   * @return the ARN of the new revision
   */
  String register(
      String present,
      String container,
      TargetName target,
      Change change,
      Known known,
      Optional<String> pause) {
    DescribeTaskDefinitionResponse base = describe(present);
    Map<String, String> tags = merged(base.tags(), ours(target, change));
    tags.remove(PAUSE);
    pause.ifPresent(stage -> tags.put(PAUSE, stage));
    RegisterTaskDefinitionRequest request =
        TaskDefinitionCopy.of(base.taskDefinition(), container, Build.of(change, known), tags);
    awaitTurn(request.family());
    var answer = calls.call("RegisterTaskDefinition", ecs -> ecs.registerTaskDefinition(request));
    return answer.taskDefinition().taskDefinitionArn();
  }

  /** Whether one of the newest revisions was registered for the target with a pause there. */
  boolean hasPaused(String family, TargetName target, String stage) {
    return newest(family).stream()
        .map(this::marks)
        .anyMatch(
            marks -> target.value().equals(marks.get(TARGET)) && stage.equals(marks.get(PAUSE)));
  }

  /** The ARNs of all revisions of a family that can be used, newest first. */
  List<String> active(String family) {
    List<String> arns = new ArrayList<>();
    @Nullable String next = null;
    do {
      ListTaskDefinitionsResponse page = page(family, PAGE, next);
      arns.addAll(page.taskDefinitionArns());
      next = page.nextToken();
    } while (next != null);
    return arns.stream().filter(arn -> Arns.name(arn).startsWith(family + ":")).toList();
  }

  /** Takes a place in the same queue as what is registered: ECS counts both together. */
  void deregister(String arn) {
    awaitTurn(arn);
    calls.call(
        "DeregisterTaskDefinition",
        ecs -> ecs.deregisterTaskDefinition(request -> request.taskDefinition(arn)));
  }

  /** What the tags of a revision say. */
  Map<String, String> marks(String arn) {
    return tags(describe(arn).tags());
  }

  private void awaitTurn(String family) {
    Duration wait = pace.wait(family);
    if (wait.isPositive()) {
      throw new Unavailable(
          calls.system(),
          "it takes one task definition a second, and others are registered before",
          wait,
          new IllegalStateException(family));
    }
  }

  private List<String> newest(String family) {
    return page(family, NEWEST, null).taskDefinitionArns().stream()
        .filter(arn -> Arns.name(arn).startsWith(family + ":"))
        .toList();
  }

  private ListTaskDefinitionsResponse page(String family, int most, @Nullable String next) {
    return calls.call(
        "ListTaskDefinitions",
        ecs ->
            ecs.listTaskDefinitions(
                request ->
                    request
                        .familyPrefix(family)
                        .sort(SortOrder.DESC)
                        .maxResults(most)
                        .nextToken(next)));
  }

  private static Map<String, String> ours(TargetName target, Change change) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(RELEASE, change.release().toString());
    tags.put("slipway:plan", change.plan().value());
    tags.put(COMMIT, change.commit().value());
    tags.put("slipway:app", change.app().value());
    tags.put("slipway:environment", change.environment().value());
    tags.put(TARGET, target.value());
    return tags;
  }

  /** Tags that AWS itself wrote cannot be given to it. */
  private static Map<String, String> merged(List<Tag> present, Map<String, String> ours) {
    Map<String, String> all = tags(present);
    all.keySet().removeIf(key -> key.startsWith("aws:"));
    all.putAll(ours);
    return all;
  }

  static Map<String, String> tags(List<Tag> tags) {
    Map<String, String> all = new LinkedHashMap<>();
    tags.forEach(tag -> all.put(tag.key(), tag.value() == null ? "" : tag.value()));
    return all;
  }

  private static Optional<String> tag(List<Tag> tags, String key) {
    return Optional.ofNullable(tags(tags).get(key));
  }

  private static Optional<String> imageTag(String image) {
    String name = image.split("@", 2)[0];
    return Optional.of(name.substring(name.lastIndexOf(':') + 1));
  }

  private static Optional<String> variable(List<KeyValuePair> environment, String name) {
    return environment.stream()
        .filter(entry -> name.equals(entry.name()))
        .map(KeyValuePair::value)
        .findFirst();
  }

  private Optional<DescribeTaskDefinitionResponse> remembered(String arn) {
    lock.lock();
    try {
      return Optional.ofNullable(described.get(arn));
    } finally {
      lock.unlock();
    }
  }

  private DescribeTaskDefinitionResponse remember(
      String arn, DescribeTaskDefinitionResponse answer) {
    lock.lock();
    try {
      described.put(arn, answer);
      return answer;
    } finally {
      lock.unlock();
    }
  }
}
