package dev.slipway.bot.config;

import dev.slipway.adapters.signals.SignalPlace;
import dev.slipway.adapters.signals.SignalSettings;
import dev.slipway.adapters.signals.SignalSettings.Enough;
import dev.slipway.adapters.signals.SignalSettings.Limit;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.signal.SignalName;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The blocks {@code signals} of all environments. */
final class SignalReader {
  private static final String ALARM = "cloudwatch-alarm: { region: eu-west-1, name: shop-5xx }";
  private static final String KINDS =
      "prometheus: { url: http://127.0.0.1:9090, query: shop:errors:ratio, above: 0.01 }, or "
          + ALARM;

  private final Function<Section, String> region;
  private final Map<SignalPlace, SignalSettings> sources = new HashMap<>();

  /**
   * @param region reads the region that a block names
   */
  SignalReader(Function<Section, String> region) {
    this.region = region;
  }

  /** Where the signals come from that have been read. */
  Map<SignalPlace, SignalSettings> sources() {
    return sources;
  }

  /**
   * The signals of an environment, in the order of the file.
   *
   * @param isLookedAt whether its users come share by share, or its targets soak
   */
  List<SignalName> read(AppName app, EnvironmentName name, Section signals, boolean isLookedAt) {
    List<SignalName> names = new ArrayList<>();
    for (Named each : signals.named()) {
      SignalName signal = each.as("errors", SignalName::new);
      source(each.section())
          .ifPresent(source -> sources.put(new SignalPlace(app, name, signal), source));
      names.add(signal);
    }
    if (!isLookedAt && !names.isEmpty()) {
      signals.mistake(
          "are looked at while a share of the users is on the new build, and while what all of them"
              + " have soaks; there is neither. Leave them out, or add traffic or soak."
              + " Example: soak: 5m");
    }
    return names;
  }

  private Optional<SignalSettings> source(Section signal) {
    Optional<Section> prometheus = signal.findSection("prometheus");
    Optional<Section> alarm = signal.findSection("cloudwatch-alarm");
    if (prometheus.isPresent() == alarm.isPresent()) {
      signal.mistake(
          "is %s. Example: %s"
              .formatted(
                  alarm.isPresent() ? "both of two kinds" : "neither a query nor an alarm", KINDS));
    }
    return prometheus
        .<SignalSettings>map(SignalReader::prometheus)
        .or(() -> alarm.map(this::alarm));
  }

  private SignalSettings alarm(Section alarm) {
    return new SignalSettings.CloudwatchAlarm(
        region.apply(alarm), alarm.required("name", "shop-5xx", Forms::text));
  }

  private static SignalSettings prometheus(Section query) {
    Optional<Secret> token = query.optional("token", "${PROMETHEUS_TOKEN}", Secret::new);
    return new SignalSettings.Prometheus(
        query.required(
            "url",
            "http://127.0.0.1:9090",
            token.isPresent() ? Forms::apiAddress : SignalReader::address),
        query.required("query", "shop:errors:ratio", Forms::text),
        limit(query),
        enough(query),
        token.map(secret -> (Supplier<String>) secret::value));
  }

  private static Limit limit(Section query) {
    Optional<Double> above = query.optional("above", "0.01", SignalReader::number);
    Optional<Double> below = query.optional("below", "0.99", SignalReader::number);
    if (above.isPresent() == below.isPresent()) {
      query.mistake("needs one of above and below, the limit beyond which it is bad");
    }
    return new Limit(above.or(() -> below).orElse(0.0), above.isPresent());
  }

  private static Optional<Enough> enough(Section query) {
    Optional<String> counted = query.optional("enough", "shop:requests:count", Forms::text);
    Optional<Double> least = query.optional("at-least", "100", SignalReader::number);
    if (counted.isPresent() != least.isPresent()) {
      query.mistake("enough and at-least go together: what counts the traffic, and how much of it");
    }
    return counted.flatMap(text -> least.map(number -> new Enough(text, number)));
  }

  private static URI address(String text) {
    URI uri = Forms.address(text.replaceFirst("/+$", ""));
    Forms.check(
        uri.getRawUserInfo() == null, "holds a login, which does not belong into an address");
    return uri;
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      Forms.check(Double.isFinite(number), "\"%s\" is not a number".formatted(text));
      return number;
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException("\"%s\" is not a number".formatted(text), notOne);
    }
  }
}
