package dev.slipway.adapters.github;

import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.adapters.web.Begun;
import dev.slipway.adapters.web.Doubts;
import dev.slipway.adapters.web.WebAnswer;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import dev.slipway.core.engine.Denied;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Builds one app with a workflow of GitHub Actions. Thread-safe.
 *
 * <p>A reference is the id of a run. The workflow gets the inputs {@code commit}, {@code epoch}
 * (seconds), {@code image} (with its tag) and {@code slipway_build}; its {@code run-name} carries
 * the last one, by which the run is found again when an answer was lost.
 */
public final class GithubBuilder implements Builder, AutoCloseable {
  /** Two requests a look and 5,000 an hour: some six builds side by side, unchanged ones free. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  /** After so long a run that was dispatched is in the list of runs, or never will be. */
  private static final Duration LISTED_AFTER = Duration.ofSeconds(30);

  /** A run that GitHub has promised may be late when GitHub is busy. */
  private static final Duration LISTED_LATE = Duration.ofMinutes(3);

  /** The image of an older success was looked for, and is not there. */
  private static final Duration SUCCESS_COUNTS = Duration.ofHours(1);

  private static final Pattern RUN = Pattern.compile("\\d{1,18}");
  private static final String DETAILS = "return_run_details";

  private final GithubSettings settings;
  private final GithubApi github;
  private final Report report;
  private final Doubts doubts;
  private final Begun begun;
  private final InstantSource clock;

  public GithubBuilder(GithubSettings settings, InstantSource clock) {
    this.settings = settings;
    this.github = new GithubApi(settings, clock);
    this.report = new Report(github, clock);
    this.doubts = new Doubts(clock);
    this.begun = new Begun(LISTED_LATE, clock);
    this.clock = clock;
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    String mark = OrderVariables.mark(order);
    Optional<String> found =
        StreamSupport.stream(github.dispatched().spliterator(), false)
            .map(Run::of)
            .filter(run -> run.carries(mark) && isWorthFinding(run))
            .map(Run::id)
            .findFirst()
            .or(() -> begun.of(mark).flatMap(this::run).filter(this::isWorthFinding).map(Run::id));
    if (found.isPresent()) {
      doubts.resolve(mark);
    } else {
      doubts.about(mark).ifPresent(doubt -> holdBack(mark, doubt));
    }
    return found;
  }

  @Override
  public String start(BuildOrder order) {
    return find(order).orElseGet(() -> dispatch(order));
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    return run(reference)
        .map(run -> report.of(run, order))
        .orElseGet(
            () ->
                new BuildProgress.Lost(
                    "GitHub knows no run %s in %s, or the token may not see it"
                        .formatted(reference, settings.repository())));
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    if (RUN.matcher(reference).matches()) {
      github.cancel(reference);
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
    github.close();
  }

  private Optional<Run> run(String reference) {
    return RUN.matcher(reference).matches() ? github.run(reference).map(Run::of) : Optional.empty();
  }

  private boolean isWorthFinding(Run run) {
    return !run.isCompleted()
        || (run.isSuccess() && run.createdAt().isAfter(clock.instant().minus(SUCCESS_COUNTS)));
  }

  private void holdBack(String mark, Doubts.Doubt doubt) {
    if (!doubts.isOver(doubt)) {
      throw github.unavailable(
          doubt.certain()
              ? "it has taken the order, and its run is not listed yet"
              : "it did not answer an order, and is watched whether it took it");
    }
    doubts.resolve(mark);
    if (doubt.certain()) {
      throw new Denied(
          "GitHub took the order, but no run that is named %s appeared within %d min: the run-name of %s has to hold ${{ inputs.slipway_build }}"
              .formatted(mark, LISTED_LATE.toMinutes(), settings.workflow()));
    }
  }

  private String dispatch(BuildOrder order) {
    String mark = OrderVariables.mark(order);
    if (!doubts.perhaps(mark, LISTED_AFTER)) {
      throw github.unavailable("it is being given this order already");
    }
    WebAnswer answer = posted(order);
    String run = answer.json().path("workflow_run_id").asText();
    if (RUN.matcher(run).matches()) {
      begun.note(mark, run);
    }
    if (!answer.isServersFault()) {
      doubts.resolve(mark);
    }
    github.checked(answer);
    if (RUN.matcher(run).matches()) {
      return run;
    }
    doubts.surely(mark, LISTED_LATE);
    return find(order).orElseThrow();
  }

  /** An older GitHub does not know how to say which run it began, and refuses the question. */
  private WebAnswer posted(BuildOrder order) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ref", settings.ref().orElse(order.branch().value()));
    body.put("inputs", inputs(order));
    body.put(DETAILS, true);
    WebAnswer answer = github.dispatch(body);
    if (answer.status() == 422 && GithubApi.message(answer).contains(DETAILS)) {
      body.remove(DETAILS);
      return github.dispatch(body);
    }
    return answer;
  }

  private Map<String, String> inputs(BuildOrder order) {
    Map<String, String> inputs = new LinkedHashMap<>(settings.inputs());
    inputs.put("commit", order.commit().value());
    inputs.put("epoch", String.valueOf(order.committedAt().getEpochSecond()));
    inputs.put("image", order.reference());
    inputs.put("slipway_build", OrderVariables.mark(order));
    return inputs;
  }
}
