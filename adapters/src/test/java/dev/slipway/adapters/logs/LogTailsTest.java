package dev.slipway.adapters.logs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.adapters.aws.AwsHttp;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class LogTailsTest {
  private static final LogPlace PLACE =
      new LogPlace("eu-west-1", Optional.empty(), "/shop", "shop/web/0a1b2c");

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private LogClients clients = new LogClients(AwsHttp.Access.defaults());

  @BeforeEach
  void start() {
    server.start();
    clients =
        new LogClients(
            new AwsHttp.Access(
                Optional.of(URI.create(server.baseUrl())),
                Optional.of(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "word")))));
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop();
  }

  @Test
  void theLastTwentyLinesAreAskedForAndMasked() {
    answers(200, "{\"events\":[{\"message\":\"one\"},{\"message\":\"token=abc\"}]}");
    assertThat(read()).contains("one\ntoken=•••");
    server.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(
                equalToJson(
                    "{\"logGroupName\":\"/shop\",\"logStreamName\":\"shop/web/0a1b2c\","
                        + "\"limit\":20,\"startFromHead\":false}")));
  }

  @Test
  void nothingIsSaidWhereNothingWasWritten() {
    answers(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no stream\"}");
    assertThat(read()).isEmpty();
  }

  @Test
  void aMissingRightIsNamed() {
    answers(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized\"}");
    assertThat(read().orElseThrow())
        .startsWith("not readable: ")
        .contains("the bot's role lacks the permission logs:GetLogEvents");
  }

  @Test
  void anOutageIsSaid() {
    answers(503, "{}");
    assertThat(read().orElseThrow()).startsWith("not readable now: ");
  }

  private Optional<String> read() {
    return new LogTails(clients::of).read(PLACE);
  }

  private void answers(int status, String body) {
    server.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/x-amz-json-1.1")
                    .withBody(body)));
  }
}
