package dev.slipway.adapters.codebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.adapters.builds.OrderVariables;
import dev.slipway.core.build.BuildLimits;
import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.StatusType;

/**
 * Builds one app with a project of AWS CodeBuild. Thread-safe.
 *
 * <p>A reference is the id of the build. The project's builds get {@code GIT_HASH}, {@code
 * GIT_HEAD_EPOCH_TIME}, {@code IMAGE} and {@code SLIPWAY_BUILD}, by which the build of an order is
 * found again when an answer was lost.
 */
public final class CodeBuildBuilder implements Builder {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration SUCCESS_COUNTS = Duration.ofHours(1);

  private final CodeBuildSettings settings;
  private final Project project;
  private final Reports reports;
  private final InstantSource clock;

  public CodeBuildBuilder(
      CodeBuildSettings settings, CodeBuildClients clients, InstantSource clock) {
    this.settings = settings;
    this.project = new Project(settings, clients.builds());
    this.reports = new Reports(new LogTail(settings.region(), clients.logs(), clock), clock);
    this.clock = clock;
  }

  @Override
  public Optional<String> find(BuildOrder order) {
    return standing(project.builds(order));
  }

  @Override
  public String start(BuildOrder order) {
    List<Build> builds = project.builds(order);
    return standing(builds).orElseGet(() -> project.start(order, token(order, builds)).id());
  }

  @Override
  public BuildProgress observe(BuildOrder order, String reference) {
    return build(order, reference)
        .map(reports::progress)
        .orElseGet(
            () -> new BuildProgress.Lost("CodeBuild knows no build %s".formatted(reference)));
  }

  @Override
  public void cancel(BuildOrder order, String reference) {
    build(order, reference).filter(CodeBuildBuilder::runs).map(Build::id).ifPresent(project::stop);
  }

  @Override
  public Optional<BuildLimits> limits() {
    return Optional.of(settings.limits());
  }

  @Override
  public Duration lookAgain() {
    return LOOK_AGAIN;
  }

  private Optional<Build> build(BuildOrder order, String reference) {
    return project.mayHave(reference)
        ? project
            .build(reference)
            .filter(build -> Project.mark(build).equals(OrderVariables.mark(order)))
        : Optional.empty();
  }

  /** The image of an older success was looked for, and is not there. */
  private Optional<String> standing(List<Build> builds) {
    Instant old = clock.instant().minus(SUCCESS_COUNTS);
    return builds.stream()
        .filter(build -> runs(build) || (succeeded(build) && build.startTime().isAfter(old)))
        .map(Build::id)
        .findFirst();
  }

  private static boolean succeeded(Build build) {
    return build.buildStatus() == StatusType.SUCCEEDED;
  }

  private static boolean runs(Build build) {
    return build.buildStatus() == StatusType.IN_PROGRESS;
  }

  /**
   * The same for each try to start the same attempt, so that a try whose answer was lost is no
   * second build; another one after a failed build, or CodeBuild would give that one back.
   */
  private static String token(BuildOrder order, List<Build> ended) {
    String attempt = ended.stream().map(Build::id).findFirst().orElse("first");
    String text = OrderVariables.mark(order) + "\n" + attempt;
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
