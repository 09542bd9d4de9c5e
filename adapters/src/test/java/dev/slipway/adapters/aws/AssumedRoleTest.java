package dev.slipway.adapters.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.core.engine.Denied;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.EcsClient;

class AssumedRoleTest {
  private static final String ARN = "arn:aws:iam::210987654321:role/slipway";
  private static final AssumedRole.Role ROLE =
      new AssumedRole.Role(ARN, Optional.of("told-once"), "slipway+shop+site of ours");

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", containing("ListClusters"))
            .willReturn(okForContentType("application/x-amz-json-1.1", "{\"clusterArns\":[]}")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void callsCarryTheCredentialsOfTheRole() {
    assumes(Duration.ofHours(1));
    listsClusters();
    server.verify(
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(containing("Action=AssumeRole"))
            .withRequestBody(containing("RoleSessionName=slipway%2Bshop%2Bsite-of-ours"))
            .withRequestBody(containing("ExternalId=told-once"))
            .withHeader("Authorization", containing("Credential=OWN/")));
    server.verify(
        postRequestedFor(urlEqualTo("/"))
            .withHeader("X-Amz-Target", containing("ListClusters"))
            .withHeader("Authorization", matching(".*Credential=ASSUMED/\\d+/eu-west-1/ecs/.*"))
            .withHeader("X-Amz-Security-Token", equalTo("session-token")));
  }

  @Test
  void theyAreAskedForOnceAndRenewedBeforeTheyEnd() {
    assumes(Duration.ofHours(1));
    try (AssumedRole role = role()) {
      List.of(1, 2, 3).forEach(again -> role.resolveCredentials());
      server.verify(1, postRequestedFor(urlEqualTo("/")));
    }
    server.resetRequests();
    assumes(Duration.ofSeconds(30));
    try (AssumedRole role = role()) {
      role.resolveCredentials();
      role.resolveCredentials();
      server.verify(2, postRequestedFor(urlEqualTo("/")));
    }
  }

  @Test
  void aRoleThatMayNotBeAssumedIsNamed() {
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=AssumeRole"))
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withBody(
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                            + "<Message>User bot is not authorized to perform: sts:AssumeRole</Message>"
                            + "</Error></ErrorResponse>")));
    assertThatThrownBy(this::listsClusters)
        .isInstanceOf(Denied.class)
        .hasMessageContaining("ECS billing: the role for ListClusters cannot be assumed")
        .hasMessageContaining("sts:AssumeRole");
  }

  @Test
  void itsNameTellsNoSecret() {
    assertThat(role()).hasToString("AssumedRole[" + ARN + "]");
  }

  private void listsClusters() {
    AwsCalls.Service ecs = new AwsCalls.Service("ECS", "ecs", (code, said) -> false);
    AwsHttp.Access access =
        new AwsHttp.Access(
            Optional.of(URI.create(server.baseUrl())),
            Optional.of(role()),
            Optional.of("eu-west-1"));
    try (AwsHttp http = new AwsHttp(access);
        EcsClient client = http.client(EcsClient.builder(), "billing")) {
      var _ = new AwsCalls<>(ecs, "billing", client).call("ListClusters", EcsClient::listClusters);
    }
  }

  private AssumedRole role() {
    return new AssumedRole(
        ROLE,
        new AwsHttp.Access(
            Optional.of(URI.create(server.baseUrl())),
            Optional.of(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("OWN", "secret")))),
        "eu-west-1");
  }

  private void assumes(Duration time) {
    server.stubFor(
        post("/")
            .withRequestBody(containing("Action=AssumeRole"))
            .willReturn(
                okForContentType(
                    "text/xml",
                    """
                    <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                      <AssumeRoleResult>
                        <AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>%s</Arn></AssumedRoleUser>
                        <Credentials>
                          <AccessKeyId>ASSUMED</AccessKeyId>
                          <SecretAccessKey>assumed-secret</SecretAccessKey>
                          <SessionToken>session-token</SessionToken>
                          <Expiration>%s</Expiration>
                        </Credentials>
                      </AssumeRoleResult>
                    </AssumeRoleResponse>"""
                        .formatted(ARN, Instant.now().plus(time)))));
  }
}
