package dev.slipway.adapters.signals;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.SignalName;
import dev.slipway.core.signal.Signals;
import dev.slipway.core.signal.Trial;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The signals that the configuration names. Thread-safe. */
public final class ConfiguredSignals implements Signals, AutoCloseable {
  private final Map<SignalPlace, Source> sources = new HashMap<>();

  /**
   * @param regions how an AWS region is reached, by its name
   */
  public ConfiguredSignals(
      Map<SignalPlace, SignalSettings> settings,
      Function<String, AwsHttp.Access> regions,
      InstantSource clock) {
    settings.forEach((place, each) -> sources.put(place, source(each, regions, clock)));
  }

  @Override
  public Reading read(AppName app, EnvironmentName environment, SignalName signal, Trial trial) {
    Source source = sources.get(new SignalPlace(app, environment, signal));
    return source == null
        ? new Reading.Inconclusive("it left the configuration")
        : source.read(trial);
  }

  @Override
  public void close() {
    sources.values().forEach(Source::close);
  }

  private static Source source(
      SignalSettings settings, Function<String, AwsHttp.Access> regions, InstantSource clock) {
    return switch (settings) {
      case SignalSettings.Prometheus query -> new PrometheusQuery(query, clock);
      case SignalSettings.CloudwatchAlarm alarm ->
          new CloudwatchAlarm(alarm, regions.apply(alarm.region()));
    };
  }
}
