package dev.slipway.adapters.images;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Image;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is shown a password, and what a registry's refusal teaches. */
class RegistryLoginTest {
  private static final CommitSha COMMIT = new CommitSha("3f2a91c" + "0".repeat(33));
  private static final RegistryLogins LOGIN =
      registry -> Optional.of(new RegistryLogin("robot", "open-sesame"));
  private static final String BASIC = "Basic cm9ib3Q6b3Blbi1zZXNhbWU=";

  private final TestRegistry registry = new TestRegistry();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-02T09:30:00Z"));
  private final RegistryImages anonymous = images(RegistryLogins.NONE);

  @BeforeEach
  void start() {
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.http().stop();
  }

  @Test
  void basicLoginIsGivenOnlyWhenAsked() {
    registry.challenge("Basic realm=\"registry\"");
    registry
        .http()
        .stubFor(
            head(anyUrl())
                .withHeader("Authorization", equalTo(BASIC))
                .willReturn(TestRegistry.found()));
    assertThat(images(LOGIN).find(registry.name(), COMMIT))
        .map(FoundImage::image)
        .contains(new Image(registry.name(), TestRegistry.DIGEST));
    registry.http().verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
  }

  @Test
  void tokenIsFetchedOnceAndAgainWhenItHasExpired() {
    registry.bearer(COMMIT);
    RegistryImages images = images(LOGIN);
    assertThat(images.find(registry.name(), COMMIT)).isPresent();
    assertThat(images.find(registry.name(), COMMIT)).isPresent();
    registry
        .http()
        .verify(
            1,
            getRequestedFor(urlPathEqualTo("/token"))
                .withQueryParam("service", equalTo("registry"))
                .withQueryParam("scope", equalTo("repository:team/shop:pull"))
                .withHeader("Authorization", equalTo(BASIC)));
    registry.http().verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
    now.updateAndGet(before -> before.plusSeconds(300));
    assertThat(images.find(registry.name(), COMMIT)).isPresent();
    registry.http().verify(2, getRequestedFor(urlPathEqualTo("/token")));
  }

  @Test
  void anonymousTokenIsFetchedWithoutALogin() {
    registry.bearer(COMMIT);
    assertThat(anonymous.find(registry.name(), COMMIT)).isPresent();
    registry
        .http()
        .verify(getRequestedFor(urlPathEqualTo("/token")).withHeader("Authorization", absent()));
  }

  @Test
  void tokenRealmWithoutTlsGetsNoCredentials() {
    registry.challenge("Bearer realm=\"http://registry.example.com/token\",service=\"registry\"");
    assertThatThrownBy(() -> images(LOGIN).find(registry.name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("http://registry.example.com/token, which is no https address")
        .hasMessageNotContaining("open-sesame");
  }

  @Test
  void refusalSaysWhatToCheck() {
    registry.challenge("Basic realm=\"registry\"");
    assertThatThrownBy(() -> anonymous.find(registry.name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessage(
            "registry localhost:%d does not let us read team/shop (HTTP 401): configure a login for the registry",
            registry.http().port());
    assertThatThrownBy(() -> images(LOGIN).find(registry.name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageEndingWith("(HTTP 401): check that user robot may pull it");
  }

  @Test
  void refusedTokenSaysWhatToCheck() {
    registry.bearer(COMMIT);
    registry
        .http()
        .stubFor(
            get(urlPathEqualTo("/token")).atPriority(1).willReturn(aResponse().withStatus(401)));
    assertThatThrownBy(() -> images(LOGIN).find(registry.name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("gives no token to read team/shop (HTTP 401 from localhost)")
        .hasMessageContaining("check the user and password");
  }

  @Test
  void redirectToAnotherHostLosesTheCredentials() {
    WireMockServer other = TestRegistry.server();
    other.start();
    try {
      registry.challenge("Basic realm=\"registry\"");
      String target = "http://127.0.0.1:" + other.port() + "/elsewhere";
      registry
          .http()
          .stubFor(
              head(anyUrl())
                  .withHeader("Authorization", equalTo(BASIC))
                  .willReturn(aResponse().withStatus(307).withHeader("Location", target)));
      other.stubFor(head(urlPathEqualTo("/elsewhere")).willReturn(TestRegistry.found()));
      assertThat(images(LOGIN).find(registry.name(), COMMIT)).isPresent();
      other.verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
      other.verify(0, headRequestedFor(anyUrl()).withHeader("Authorization", containing("")));
    } finally {
      other.stop();
    }
  }

  @Test
  void redirectWithinTheHostKeepsThem() {
    registry.challenge("Basic realm=\"registry\"");
    registry
        .http()
        .stubFor(
            head(urlPathEqualTo(TestRegistry.manifest(COMMIT)))
                .withHeader("Authorization", equalTo(BASIC))
                .willReturn(aResponse().withStatus(308).withHeader("Location", "/moved")));
    registry
        .http()
        .stubFor(
            head(urlPathEqualTo("/moved"))
                .withHeader("Authorization", equalTo(BASIC))
                .willReturn(TestRegistry.found()));
    assertThat(images(LOGIN).find(registry.name(), COMMIT)).isPresent();
  }

  private RegistryImages images(RegistryLogins logins) {
    RegistrySettings settings = new RegistrySettings(Set.of(), Duration.ofSeconds(5));
    return new RegistryImages(settings, logins, now::get);
  }
}
