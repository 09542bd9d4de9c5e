package dev.slipway.adapters.logs;

import dev.slipway.adapters.aws.AwsCalls;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * The ends of logs in CloudWatch Logs. Thread-safe. Nobody waits long for them: a verdict is worth
 * more than its log.
 */
public final class LogTails {
  private static final int LINES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final AwsCalls.Service LOGS =
      new AwsCalls.Service("CloudWatch Logs", "logs", (code, said) -> false);

  private final Function<LogPlace, CloudWatchLogsClient> clients;
  private final Map<Home, AwsCalls<CloudWatchLogsClient>> homes = new ConcurrentHashMap<>();

  private record Home(String name, String region) {}

  /**
   * @param clients the client for a place, as {@link LogClients#of} gives it
   */
  public LogTails(Function<LogPlace, CloudWatchLogsClient> clients) {
    this.clients = clients;
  }

  /** The newest lines, or why there are none; empty when nothing was written, or not yet. */
  public Optional<String> read(LogPlace place) {
    try {
      List<String> lines =
          home(place).call("GetLogEvents", client -> events(client, place)).stream()
              .map(event -> Masks.applied(event.message()))
              .toList();
      return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    } catch (Denied no) {
      return Optional.of("not readable: " + no.why());
    } catch (Unavailable later) {
      return Optional.of("not readable now: " + later.said());
    }
  }

  private AwsCalls<CloudWatchLogsClient> home(LogPlace place) {
    String region = place.region().orElse(place.home());
    return homes.computeIfAbsent(
        new Home(place.home(), region), each -> new AwsCalls<>(LOGS, region, clients.apply(place)));
  }

  private static List<OutputLogEvent> events(CloudWatchLogsClient client, LogPlace place) {
    GetLogEventsRequest request =
        GetLogEventsRequest.builder()
            .logGroupName(place.group())
            .logStreamName(place.stream())
            .startFromHead(false)
            .limit(LINES)
            .overrideConfiguration(
                it -> it.apiCallTimeout(PATIENCE).apiCallAttemptTimeout(PATIENCE))
            .build();
    try {
      return client.getLogEvents(request).events();
    } catch (ResourceNotFoundException nothingWritten) {
      return List.of();
    }
  }
}
