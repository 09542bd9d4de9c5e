package dev.slipway.adapters.signals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Trial;
import java.time.Instant;

/**
 * An alarm of CloudWatch, of a metric or composite (DescribeAlarms). One that was in alarm before
 * the share had moved is bad as well: what must stay good has to be good.
 */
final class CloudwatchAlarm implements Source {
  private final SignalSettings.CloudwatchAlarm settings;
  private final CloudwatchApi api;

  CloudwatchAlarm(SignalSettings.CloudwatchAlarm settings, AwsHttp.Access access) {
    this.settings = settings;
    this.api = new CloudwatchApi(settings.region(), access);
  }

  @Override
  public Reading read(Trial trial) {
    JsonNode answer = api.alarm(settings.name());
    JsonNode alarm =
        answer.path("MetricAlarms").path(0).isObject()
            ? answer.path("MetricAlarms").path(0)
            : answer.path("CompositeAlarms").path(0);
    String state = alarm.path("StateValue").asText();
    return switch (state) {
      case "OK" -> new Reading.Good("alarm %s is OK".formatted(settings.name()));
      case "ALARM" -> bad(alarm, trial.since());
      case "" ->
          new Reading.Inconclusive(
              "there is no alarm %s in %s".formatted(settings.name(), settings.region()));
      default -> new Reading.Inconclusive("alarm %s says %s".formatted(settings.name(), state));
    };
  }

  @Override
  public void close() {
    api.close();
  }

  private Reading bad(JsonNode alarm, Instant since) {
    double updated = alarm.path("StateUpdatedTimestamp").asDouble();
    boolean before = updated > 0 && updated < since.getEpochSecond();
    return new Reading.Bad(
        "alarm %s is in ALARM%s"
            .formatted(settings.name(), before ? ", since before users had moved" : ""),
        alarm.path("StateReason").asText());
  }
}
