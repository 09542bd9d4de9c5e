package dev.slipway.adapters.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.adapters.web.Doubts;
import dev.slipway.adapters.web.WebAnswer;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Builds one app with a pipeline of GitLab. Thread-safe.
 *
 * <p>A reference is the id of a pipeline. Its jobs get the variables {@code GIT_HASH}, {@code
 * GIT_HEAD_EPOCH_TIME} (seconds), {@code IMAGE} (with its tag) and {@code SLIPWAY_BUILD}, by which
 * the pipeline is found again when an answer was lost.
 */
public final class GitlabBuilder implements Builder, AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** After so long a pipeline that was created is in the list, or never will be. */
  private static final Duration LISTED_AFTER = Duration.ofSeconds(20);

  /** The image of an older success was looked for, and is not there. */
  private static final Duration SUCCESS_COUNTS = Duration.ofHours(1);

  private static final Pattern PIPELINE = Pattern.compile("\\d{1,18}");

  private final GitlabSettings settings;
  private final GitlabApi gitlab;
  private final Report report;
  private final Doubts doubts;
  private final InstantSource clock;

  public GitlabBuilder(GitlabSettings settings, InstantSource clock) {
    this.settings = settings;
    this.gitlab = new GitlabApi(settings, clock);
    this.report = new Report(gitlab, clock);
    this.doubts = new Doubts(clock);
    this.clock = clock;
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    String mark = OrderVariables.mark(order);
    Optional<String> found =
        StreamSupport.stream(gitlab.pipelines().spliterator(), false)
            .map(Pipeline::of)
            .filter(pipeline -> isWorthFinding(pipeline) && carries(pipeline, mark))
            .map(Pipeline::id)
            .findFirst();
    if (found.isPresent()) {
      doubts.resolve(mark);
    } else {
      doubts.about(mark).ifPresent(doubt -> holdBack(mark, doubt));
    }
    return found;
  }

  @Override
  public String start(BuildOrder order) {
    return find(order).orElseGet(() -> create(order));
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    return pipeline(reference)
        .map(pipeline -> report.of(pipeline, order))
        .orElseGet(
            () ->
                new BuildProgress.Lost(
                    "GitLab knows no pipeline %s in %s, or the token may not see it"
                        .formatted(reference, settings.project())));
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    if (PIPELINE.matcher(reference).matches()) {
      gitlab.cancel(reference);
    }
  }

  @Override
  public Optional<BuildLimits> limits() {
    return Optional.of(settings.limits());
  }

  @Override
  public Duration lookAgain() {
    return LOOK_AGAIN;
  }

  @Override
  public void close() {
    gitlab.close();
  }

  private Optional<Pipeline> pipeline(String reference) {
    return PIPELINE.matcher(reference).matches()
        ? gitlab.pipeline(reference).map(Pipeline::of)
        : Optional.empty();
  }

  private boolean isWorthFinding(Pipeline pipeline) {
    return !pipeline.hasFailed()
        && (!pipeline.isSuccess()
            || pipeline.createdAt().isAfter(clock.instant().minus(SUCCESS_COUNTS)));
  }

  private boolean carries(Pipeline pipeline, String mark) {
    for (JsonNode variable : gitlab.variables(pipeline.id())) {
      if (variable.path("key").asText().equals(OrderVariables.MARK)) {
        return variable.path("value").asText().equals(mark);
      }
    }
    return false;
  }

  private void holdBack(String mark, Doubts.Doubt doubt) {
    if (!doubts.isOver(doubt)) {
      throw gitlab.unavailable("it did not answer an order, and is watched whether it took it");
    }
    doubts.resolve(mark);
  }

  private String create(BuildOrder order) {
    String mark = OrderVariables.mark(order);
    if (!doubts.perhaps(mark, LISTED_AFTER)) {
      throw gitlab.unavailable("it is being given this order already");
    }
    WebAnswer answer = gitlab.create(Map.of("ref", ref(order), "variables", variables(order)));
    String id = answer.json().path("id").asText();
    boolean clear = answer.isGood() ? PIPELINE.matcher(id).matches() : !answer.isServersFault();
    if (clear) {
      doubts.resolve(mark);
    }
    gitlab.checked(answer);
    if (!clear) {
      throw gitlab.unavailable("it took an order and did not say as which pipeline");
    }
    return id;
  }

  private List<Map<String, String>> variables(BuildOrder order) {
    Map<String, String> variables = new LinkedHashMap<>(settings.variables());
    variables.putAll(OrderVariables.of(order));
    return variables.entrySet().stream()
        .map(each -> Map.of("key", each.getKey(), "value", each.getValue()))
        .toList();
  }

  private String ref(BuildOrder order) {
    return settings.ref().orElse(order.branch().value());
  }
}
