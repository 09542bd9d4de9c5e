package dev.slipway.adapters.signals;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.signals.SignalSettings.Enough;
import dev.slipway.adapters.signals.SignalSettings.Limit;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.signal.Reading;
import dev.slipway.core.signal.Signals;
import dev.slipway.core.signal.SignalsContract;
import dev.slipway.core.signal.Trial;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusQueryTest extends SignalsContract {
  private static final String PATH = "/api/v1/query";
  private static final String ERRORS_RATE = "rate(errors[$since])";
  private static final String RATIO = "errors{version=\"$new\"} / errors{version=\"$old\"}";
  private static final String REQUESTS = "increase(requests[1m])";
  private static final String NO_SERIES =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final List<ConfiguredSignals> made = new ArrayList<>();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    made.forEach(ConfiguredSignals::close);
    server.stop();
  }

  @Override
  protected Signals signals(Shown shown) {
    says(REQUESTS, shown == Shown.TOO_LITTLE ? vector("12") : vector("400"));
    switch (shown) {
      case GOOD, TOO_LITTLE -> says("rate(errors[90s])", vector("0.004"));
      case BAD -> says("rate(errors[90s])", vector("0.004", "0.2", "NaN"));
      case NO_ANSWER ->
          server.stubFor(
              get(urlPathEqualTo(PATH))
                  .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }
    return signals(new Limit(0.01, true));
  }

  @Test
  void valueAndLimitAreSaidAndTheWorstSeriesCounts() {
    assertThat(look(signals(Shown.GOOD))).isEqualTo(new Reading.Good("0.004, bad above 0.01"));
    assertThat(look(signals(Shown.BAD)))
        .isEqualTo(new Reading.Bad("0.2, bad above 0.01", ERRORS_RATE));
    assertThat(look(signals(Shown.TOO_LITTLE)))
        .isEqualTo(new Reading.Inconclusive("too little traffic to judge, 12 of 100"));
  }

  @Test
  void tokenGoesInAHeader() {
    look(signals(Shown.GOOD));

    server.verify(
        getRequestedFor(urlPathEqualTo(PATH))
            .withHeader("Authorization", equalTo("Bearer s3cret")));
  }

  @Test
  void aScalarIsAValueAndALimitMayBeBelow() {
    says(REQUESTS, vector("400"));
    says(
        "rate(errors[90s])",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"0.5\"]}}");

    assertThat(look(signals(new Limit(0.99, false))))
        .isEqualTo(new Reading.Bad("0.5, bad below 0.99", ERRORS_RATE));
  }

  @Test
  void noDataAndNoNumberConcludeNothing() {
    says(REQUESTS, vector("400"));
    says("rate(errors[90s])", NO_SERIES);
    assertThat(look(signals(new Limit(0.01, true)))).isInstanceOf(Reading.Inconclusive.class);

    says("rate(errors[90s])", vector("NaN"));
    assertThat(look(signals(new Limit(0.01, true)))).isInstanceOf(Reading.Inconclusive.class);
  }

  @Test
  void aRefusedQuerySaysWhyAndABusyServerIsAskedAgain() {
    answers(400, "{\"status\":\"error\",\"error\":\"parse error\"}");
    assertThatThrownBy(() -> look(signals(new Limit(0.01, true))))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("HTTP 400 parse error");

    answers(503, "busy");
    assertThatThrownBy(() -> look(signals(new Limit(0.01, true))))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("HTTP 503");
  }

  @Test
  void queryMayCompareTheTwoBuildsThatUsersMeet() {
    says(REQUESTS, vector("400"));
    says(
        "errors{version=\"%s\"} / errors{version=\"%s\"}"
            .formatted(Samples.COPY.sha().value(), Samples.OLD.sha().value()),
        vector("3"));

    assertThat(look(signals(RATIO, new Limit(2, true))))
        .isEqualTo(new Reading.Bad("3, bad above 2", RATIO));
  }

  @Test
  void withoutOneBuildBeforeNothingCanBeCompared() {
    Signals signals = signals(RATIO, new Limit(2, true));

    assertThat(
            signals.read(Samples.SHOP, Samples.PRODUCTION, ERRORS, trial(Optional.empty())).words())
        .isEqualTo("it compares with the build before, and the targets did not run the same one");
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  private Signals signals(Limit limit) {
    return signals(ERRORS_RATE, limit);
  }

  private static Trial trial(Optional<CommitSha> before) {
    return new Trial(Samples.NOW.minusSeconds(90), Samples.COPY.sha(), before);
  }

  private Signals signals(String asked, Limit limit) {
    SignalSettings query =
        new SignalSettings.Prometheus(
            URI.create("http://127.0.0.1:" + server.port()),
            asked,
            limit,
            Optional.of(new Enough(REQUESTS, 100)),
            Optional.of(() -> "s3cret"));
    ConfiguredSignals signals =
        new ConfiguredSignals(
            Map.of(new SignalPlace(Samples.SHOP, Samples.PRODUCTION, ERRORS), query),
            region -> AwsHttp.Access.defaults(),
            new SettableClock(Samples.NOW));
    made.add(signals);
    return signals;
  }

  private static Reading look(Signals signals) {
    return signals.read(
        Samples.SHOP, Samples.PRODUCTION, ERRORS, trial(Optional.of(Samples.OLD.sha())));
  }

  private void says(String query, String body) {
    server.stubFor(
        get(urlPathEqualTo(PATH))
            .withQueryParam("query", equalTo(query))
            .willReturn(aResponse().withBody(body)));
  }

  private void answers(int status, String body) {
    server.stubFor(
        get(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  private static String vector(String... values) {
    List<String> series = new ArrayList<>();
    for (String value : values) {
      series.add("{\"metric\":{},\"value\":[1700000000,\"%s\"]}".formatted(value));
    }
    return NO_SERIES.replace("[]", "[" + String.join(",", series) + "]");
  }
}
