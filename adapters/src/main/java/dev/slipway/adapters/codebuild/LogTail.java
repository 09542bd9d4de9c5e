package dev.slipway.adapters.codebuild;

import dev.slipway.adapters.aws.AwsCalls;
import dev.slipway.adapters.builds.BuildOutput;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.codebuild.model.Build;

/**
 * The ends of logs, for whoever may read them: a build is watched as well without. Thread-safe.
 * Asks for the newest lines only, however long a log is.
 */
final class LogTail {
  private static final int LINES = 60;
  private static final Duration REFUSED_FOR = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final AwsCalls.Service LOGS =
      new AwsCalls.Service("CloudWatch Logs", "logs", (code, said) -> false);

  private final AwsCalls<CloudWatchLogsClient> calls;
  private final InstantSource clock;
  private volatile Instant askAgain = Instant.MIN;

  /**
   * @param newest when something was written last; empty when nothing was
   */
  record Lines(BuildOutput output, Optional<Instant> newest) {
    /** Changes whenever something was written, even the same line again. */
    String line() {
      return newest
          .map(at -> "%s (log: %s)".formatted(output.lastLine(), TIME.format(at)).strip())
          .orElse("");
    }
  }

  LogTail(String region, CloudWatchLogsClient client, InstantSource clock) {
    this.calls = new AwsCalls<>(LOGS, region, client);
    this.clock = clock;
  }

  /** Empty when the log cannot be read, or is kept elsewhere. */
  Optional<Lines> read(Build build) {
    if (!isInCloudWatch(build) || clock.instant().isBefore(askAgain)) {
      return Optional.empty();
    }
    try {
      List<OutputLogEvent> events = calls.call("GetLogEvents", client -> events(client, build));
      String text = events.stream().map(OutputLogEvent::message).collect(Collectors.joining("\n"));
      Optional<Instant> newest =
          events.isEmpty()
              ? Optional.empty()
              : Optional.of(Instant.ofEpochMilli(events.getLast().timestamp()));
      return Optional.of(new Lines(BuildOutput.of(text), newest));
    } catch (Denied no) {
      askAgain = clock.instant().plus(REFUSED_FOR);
      return Optional.empty();
    } catch (Unavailable nobodyNeedsIt) {
      return Optional.empty();
    }
  }

  /** The names are there as soon as something is written; empty strings stand for none, too. */
  private static boolean isInCloudWatch(Build build) {
    return build.logs() != null
        && isText(build.logs().groupName())
        && isText(build.logs().streamName());
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static List<OutputLogEvent> events(CloudWatchLogsClient client, Build build) {
    try {
      return client
          .getLogEvents(
              it ->
                  it.logGroupName(build.logs().groupName())
                      .logStreamName(build.logs().streamName())
                      .startFromHead(false)
                      .limit(LINES))
          .events();
    } catch (ResourceNotFoundException notYet) {
      return List.of();
    }
  }
}
