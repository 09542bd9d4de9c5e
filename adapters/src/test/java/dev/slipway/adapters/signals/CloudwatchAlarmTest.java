package dev.slipway.adapters.signals;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.golden.Samples;
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
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class CloudwatchAlarmTest extends SignalsContract {
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
    switch (shown) {
      case GOOD -> says("MetricAlarms", "OK");
      case BAD -> says("MetricAlarms", "ALARM");
      case TOO_LITTLE -> says("MetricAlarms", "INSUFFICIENT_DATA");
      case NO_ANSWER ->
          server.stubFor(
              post("/").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }
    return signals();
  }

  @Test
  void oneAlarmIsAskedForInTheBotsOwnName() {
    look(signals(Shown.GOOD));

    server.verify(
        postRequestedFor(urlPathEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("GraniteServiceVersion20100801.DescribeAlarms"))
            .withHeader("Authorization", containing("/eu-west-1/monitoring/aws4_request"))
            .withRequestBody(
                equalToJson(
                    "{\"AlarmNames\":[\"shop-5xx\"],\"AlarmTypes\":[\"MetricAlarm\",\"CompositeAlarm\"]}",
                    true,
                    false)));
  }

  @Test
  void anAlarmSaysItsReasonAndWhetherItIsOlderThanTheShare() {
    assertThat(look(signals(Shown.BAD)))
        .isEqualTo(
            new Reading.Bad(
                "alarm shop-5xx is in ALARM, since before users had moved",
                "5 datapoints were over the threshold"));
  }

  @Test
  void compositeAlarmsAreAlarmsAndAMissingOneConcludesNothing() {
    says("CompositeAlarms", "ALARM");
    assertThat(look(signals())).isInstanceOf(Reading.Bad.class);

    answers(200, "{\"MetricAlarms\":[],\"CompositeAlarms\":[]}");
    assertThat(look(signals()))
        .isEqualTo(new Reading.Inconclusive("there is no alarm shop-5xx in eu-west-1"));
  }

  @Test
  void aMissingRightIsNamed() {
    answers(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}");

    assertThatThrownBy(() -> look(signals()))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("HTTP 400 AccessDeniedException")
        .hasMessageContaining("allow cloudwatch:DescribeAlarms");
  }

  private Signals signals() {
    AwsHttp.Access access =
        new AwsHttp.Access(
            Optional.of(URI.create("http://127.0.0.1:" + server.port() + "/")),
            Optional.of(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key"))));
    ConfiguredSignals signals =
        new ConfiguredSignals(
            Map.of(
                new SignalPlace(Samples.SHOP, Samples.PRODUCTION, ERRORS),
                new SignalSettings.CloudwatchAlarm("eu-west-1", "shop-5xx")),
            region -> access,
            new SettableClock(Samples.NOW));
    made.add(signals);
    return signals;
  }

  private static Reading look(Signals signals) {
    return signals.read(
        Samples.SHOP,
        Samples.PRODUCTION,
        ERRORS,
        new Trial(Samples.NOW, Samples.COPY.sha(), Optional.empty()));
  }

  private void says(String kind, String state) {
    answers(
        200,
        "{\"%s\":[{\"AlarmName\":\"shop-5xx\",\"StateValue\":\"%s\",\"StateUpdatedTimestamp\":1000.5,\"StateReason\":\"5 datapoints were over the threshold\"}]}"
            .formatted(kind, state));
  }

  private void answers(int status, String body) {
    server.stubFor(post("/").willReturn(aResponse().withStatus(status).withBody(body)));
  }
}
