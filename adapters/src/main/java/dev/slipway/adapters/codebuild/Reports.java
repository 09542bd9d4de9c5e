package dev.slipway.adapters.codebuild;

import dev.slipway.core.build.BuildProgress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.BuildPhase;
import software.amazon.awssdk.services.codebuild.model.PhaseContext;
import software.amazon.awssdk.services.codebuild.model.StatusType;

/** What is said of a build: where it is, or how it ended and with what in its log. */
final class Reports {
  private static final Set<String> WAITING = Set.of("SUBMITTED", "QUEUED");
  private static final int WORDS = 300;

  private final LogTail logs;
  private final InstantSource clock;

  Reports(LogTail logs, InstantSource clock) {
    this.logs = logs;
    this.clock = clock;
  }

  BuildProgress progress(Build build) {
    return switch (build.buildStatus()) {
      case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION ->
          new BuildProgress.Running(line(build), link(build));
      case SUCCEEDED -> new BuildProgress.Succeeded();
      case FAILED -> failed(build, "failed%s".formatted(where(build)));
      case FAULT -> failed(build, "CodeBuild itself failed%s".formatted(where(build)));
      case TIMED_OUT ->
          failed(build, "CodeBuild ended it at its own time limit%s".formatted(where(build)));
      case STOPPED -> failed(build, "was stopped in CodeBuild%s".formatted(where(build)));
    };
  }

  /**
   * What cannot be seen to make progress shows its age, so that it is not taken to hang: waiting
   * for a place, and building without a log that we may read.
   */
  private String line(Build build) {
    String phase = build.currentPhase() == null ? "SUBMITTED" : build.currentPhase();
    Optional<LogTail.Lines> lines = WAITING.contains(phase) ? Optional.empty() : logs.read(build);
    String line = lines.map(LogTail.Lines::line).orElseGet(() -> age(build, phase));
    return line.isEmpty() ? phase : phase + ": " + line;
  }

  private String age(Build build, String phase) {
    Instant begun =
        build.phases().stream()
            .filter(each -> phase.equals(each.phaseTypeAsString()))
            .flatMap(each -> Optional.ofNullable(each.startTime()).stream())
            .findFirst()
            .orElse(build.startTime());
    long minutes =
        begun == null ? 0 : Math.max(0, Duration.between(begun, clock.instant()).toMinutes());
    return "for %d min".formatted(minutes);
  }

  private BuildProgress failed(Build build, String why) {
    String number = build.buildNumber() == null ? "" : " " + build.buildNumber();
    String said = why.startsWith("CodeBuild") ? why : "build%s %s".formatted(number, why);
    String tail = logs.read(build).map(lines -> lines.output().tail()).orElse("");
    return new BuildProgress.Failed(said, tail, link(build));
  }

  private static String where(Build build) {
    return build.phases().stream()
        .filter(Reports::isBad)
        .findFirst()
        .map(phase -> " in phase %s%s".formatted(phase.phaseTypeAsString(), cause(phase)))
        .orElse("");
  }

  private static boolean isBad(BuildPhase phase) {
    return phase.phaseStatus() != null
        && phase.phaseStatus() != StatusType.SUCCEEDED
        && phase.phaseStatus() != StatusType.IN_PROGRESS;
  }

  private static String cause(BuildPhase phase) {
    return phase.contexts().stream()
        .map(Reports::said)
        .filter(said -> !said.isEmpty())
        .findFirst()
        .map(said -> ": " + said)
        .orElse("");
  }

  private static String said(PhaseContext context) {
    String code = context.statusCode() == null ? "" : context.statusCode();
    String message = context.message() == null ? "" : context.message();
    String said =
        (code.isBlank() || message.isBlank() ? code + message : code + ": " + message)
            .replaceAll("\\s+", " ")
            .strip();
    return said.length() <= WORDS ? said : said.substring(0, WORDS) + "…";
  }

  private static Optional<URI> link(Build build) {
    return Optional.ofNullable(build.logs())
        .filter(logs -> logs.streamName() != null && logs.deepLink() != null)
        .flatMap(logs -> uri(logs.deepLink()));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text)).filter(uri -> "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }
}
