package dev.slipway.adapters.codebuild;

import dev.slipway.adapters.aws.AwsCalls;
import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.engine.Denied;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.ResourceNotFoundException;
import software.amazon.awssdk.services.codebuild.model.SortOrderType;

/** The project that builds an app, and its builds. Thread-safe. */
final class Project {
  /** As many as one answer of each call has. */
  private static final int NEWEST = 100;

  /** Too many builds at once in the account, or none at all at first: it passes. */
  private static final AwsCalls.Service CODEBUILD =
      new AwsCalls.Service(
          "CodeBuild", "codebuild", (code, said) -> code.equals("AccountLimitExceededException"));

  private final CodeBuildSettings settings;
  private final AwsCalls<CodeBuildClient> calls;

  Project(CodeBuildSettings settings, CodeBuildClient client) {
    this.settings = settings;
    this.calls = new AwsCalls<>(CODEBUILD, settings.region(), client);
  }

  /** Whether a build of that id could be one of this project. */
  boolean mayHave(String id) {
    return id.startsWith(settings.project() + ":");
  }

  /** The newest builds of an order, newest first. */
  List<Build> builds(BuildOrder order) {
    List<String> ids =
        calls.call(
            "ListBuildsForProject",
            client ->
                existing(
                    () ->
                        client
                            .listBuildsForProject(
                                it ->
                                    it.projectName(settings.project())
                                        .sortOrder(SortOrderType.DESCENDING))
                            .ids()));
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> newest = ids.subList(0, Math.min(NEWEST, ids.size()));
    String mark = OrderVariables.mark(order);
    Map<String, Build> known = new HashMap<>();
    batch(newest).forEach(build -> known.put(build.id(), build));
    return newest.stream()
        .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
        .filter(build -> mark(build).equals(mark))
        .toList();
  }

  Optional<Build> build(String id) {
    return batch(List.of(id)).stream().findFirst();
  }

  /**
   * @param token whoever starts with the same token within five minutes gets the same build
   */
  Build start(BuildOrder order, String token) {
    List<EnvironmentVariable> variables =
        OrderVariables.of(order).entrySet().stream()
            .map(
                each ->
                    EnvironmentVariable.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .type(EnvironmentVariableType.PLAINTEXT)
                        .build())
            .toList();
    return calls.call(
        "StartBuild",
        client ->
            existing(
                () ->
                    client
                        .startBuild(
                            it ->
                                it.projectName(settings.project())
                                    .sourceVersion(order.commit().value())
                                    .idempotencyToken(token)
                                    .environmentVariablesOverride(variables))
                        .build()));
  }

  void stop(String id) {
    calls.call("StopBuild", client -> client.stopBuild(it -> it.id(id)));
  }

  static String mark(Build build) {
    return build.environment() == null
        ? ""
        : build.environment().environmentVariables().stream()
            .filter(each -> OrderVariables.MARK.equals(each.name()))
            .map(EnvironmentVariable::value)
            .findFirst()
            .orElse("");
  }

  private List<Build> batch(List<String> ids) {
    return calls
        .call("BatchGetBuilds", client -> client.batchGetBuilds(it -> it.ids(ids)))
        .builds();
  }

  private interface Question<T> {
    T ask();
  }

  private <T> T existing(Question<T> question) {
    try {
      return question.ask();
    } catch (ResourceNotFoundException absent) {
      throw new Denied(
          "%s has no project %s".formatted(calls.system(), settings.project()), absent);
    }
  }
}
