package dev.slipway.adapters.images;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.build.Images;
import dev.slipway.core.build.ImagesContract;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryImagesTest extends ImagesContract {
  private static final ImageDigest DIGEST = new ImageDigest("sha256:" + "ab".repeat(32));
  private static final RegistryLogins LOGIN =
      registry -> Optional.of(new RegistryLogin("robot", "open-sesame"));
  private static final String BASIC = "Basic cm9ib3Q6b3Blbi1zZXNhbWU=";

  private final WireMockServer registry = server();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-02T09:30:00Z"));
  private final RegistryImages anonymous = images(RegistryLogins.NONE);

  @BeforeEach
  void start() {
    registry.start();
    registry.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
  }

  @AfterEach
  void stop() {
    registry.stop();
  }

  @Override
  protected Images images() {
    return anonymous;
  }

  @Override
  protected ImageName name() {
    return new ImageName("localhost:" + registry.port() + "/team/shop");
  }

  @Override
  protected ImageDigest push(CommitSha commit) {
    registry.stubFor(head(urlPathEqualTo(manifest(commit))).willReturn(found()));
    return DIGEST;
  }

  @Override
  protected void breakDown() {
    registry.stubFor(
        any(anyUrl()).atPriority(1).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
  }

  @Test
  void manifestsAndIndexesOfBothKindsAreAccepted() {
    push(COMMIT);
    anonymous.find(name(), COMMIT);
    registry.verify(
        headRequestedFor(urlPathEqualTo(manifest(COMMIT)))
            .withHeader("Accept", containing("application/vnd.oci.image.index.v1+json"))
            .withHeader("Accept", containing("application/vnd.oci.image.manifest.v1+json"))
            .withHeader(
                "Accept", containing("application/vnd.docker.distribution.manifest.list.v2+json"))
            .withHeader(
                "Accept", containing("application/vnd.docker.distribution.manifest.v2+json"))
            .withHeader("Authorization", absent()));
  }

  @Test
  void digestIsComputedWhenTheRegistryDoesNotSayIt() {
    registry.stubFor(head(urlPathEqualTo(manifest(COMMIT))).willReturn(aResponse()));
    registry.stubFor(get(urlPathEqualTo(manifest(COMMIT))).willReturn(aResponse().withBody("{}")));
    ImageDigest computed =
        new ImageDigest("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(anonymous.find(name(), COMMIT)).contains(new Image(name(), computed));
  }

  @Test
  void registryWithoutHeadIsReadWithGet() {
    registry.stubFor(head(anyUrl()).willReturn(aResponse().withStatus(405)));
    registry.stubFor(get(urlPathEqualTo(manifest(COMMIT))).willReturn(aResponse().withBody("{}")));
    assertThat(anonymous.find(name(), COMMIT)).isPresent();
  }

  @Test
  void basicLoginIsGivenOnlyWhenAsked() {
    challenge("Basic realm=\"registry\"");
    registry.stubFor(
        head(anyUrl()).withHeader("Authorization", equalTo(BASIC)).willReturn(found()));
    assertThat(images(LOGIN).find(name(), COMMIT)).contains(new Image(name(), DIGEST));
    registry.verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
  }

  @Test
  void tokenIsFetchedOnceAndAgainWhenItHasExpired() {
    bearer();
    RegistryImages images = images(LOGIN);
    assertThat(images.find(name(), COMMIT)).isPresent();
    assertThat(images.find(name(), COMMIT)).isPresent();
    registry.verify(
        1,
        getRequestedFor(urlPathEqualTo("/token"))
            .withQueryParam("service", equalTo("registry"))
            .withQueryParam("scope", equalTo("repository:team/shop:pull"))
            .withHeader("Authorization", equalTo(BASIC)));
    registry.verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
    now.updateAndGet(before -> before.plusSeconds(300));
    assertThat(images.find(name(), COMMIT)).isPresent();
    registry.verify(2, getRequestedFor(urlPathEqualTo("/token")));
  }

  @Test
  void anonymousTokenIsFetchedWithoutALogin() {
    bearer();
    assertThat(anonymous.find(name(), COMMIT)).isPresent();
    registry.verify(
        getRequestedFor(urlPathEqualTo("/token")).withHeader("Authorization", absent()));
  }

  @Test
  void tokenRealmWithoutTlsGetsNoCredentials() {
    challenge("Bearer realm=\"http://registry.example.com/token\",service=\"registry\"");
    assertThatThrownBy(() -> images(LOGIN).find(name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("http://registry.example.com/token, which is no https address")
        .hasMessageNotContaining("open-sesame");
  }

  @Test
  void refusalSaysWhatToCheck() {
    challenge("Basic realm=\"registry\"");
    assertThatThrownBy(() -> anonymous.find(name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessage(
            "registry localhost:%d does not let us read team/shop (HTTP 401): configure a login for the registry",
            registry.port());
    assertThatThrownBy(() -> images(LOGIN).find(name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageEndingWith("(HTTP 401): check that user robot may pull it");
  }

  @Test
  void refusedTokenSaysWhatToCheck() {
    bearer();
    registry.stubFor(
        get(urlPathEqualTo("/token")).atPriority(1).willReturn(aResponse().withStatus(401)));
    assertThatThrownBy(() -> images(LOGIN).find(name(), COMMIT))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("gives no token to read team/shop (HTTP 401 from localhost)")
        .hasMessageContaining("check the user and password");
  }

  @Test
  void throttlingRegistrySaysWhenToComeBack() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(17));
    answer(aResponse().withStatus(503).withHeader("Retry-After", "Mon, 2 Nov 2026 09:30:40 GMT"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(40));
    answer(aResponse().withStatus(503).withHeader("Retry-After", "999999"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofMinutes(5));
    answer(aResponse().withStatus(500).withHeader("Retry-After", "soon"));
    assertThat(unavailable())
        .hasMessage("registry localhost:%d is unavailable: it answered HTTP 500", registry.port())
        .extracting(Unavailable::retryAfter)
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void slowRegistryIsUnavailable() {
    answer(found().withFixedDelay(5_000));
    assertThat(unavailable().system()).isEqualTo("registry localhost:" + registry.port());
  }

  @Test
  void stoppedRegistryIsUnavailable() {
    ImageName name = name();
    registry.stop();
    assertThatThrownBy(() -> anonymous.find(name, COMMIT)).isInstanceOf(Unavailable.class);
  }

  @Test
  void redirectToAnotherHostLosesTheCredentials() {
    WireMockServer other = server();
    other.start();
    try {
      challenge("Basic realm=\"registry\"");
      String target = "http://127.0.0.1:" + other.port() + "/elsewhere";
      registry.stubFor(
          head(anyUrl())
              .withHeader("Authorization", equalTo(BASIC))
              .willReturn(aResponse().withStatus(307).withHeader("Location", target)));
      other.stubFor(head(urlPathEqualTo("/elsewhere")).willReturn(found()));
      assertThat(images(LOGIN).find(name(), COMMIT)).isPresent();
      other.verify(1, headRequestedFor(anyUrl()).withHeader("Authorization", absent()));
      other.verify(0, headRequestedFor(anyUrl()).withHeader("Authorization", containing("")));
    } finally {
      other.stop();
    }
  }

  @Test
  void redirectWithinTheHostKeepsThem() {
    challenge("Basic realm=\"registry\"");
    registry.stubFor(
        head(urlPathEqualTo(manifest(COMMIT)))
            .withHeader("Authorization", equalTo(BASIC))
            .willReturn(aResponse().withStatus(308).withHeader("Location", "/moved")));
    registry.stubFor(
        head(urlPathEqualTo("/moved"))
            .withHeader("Authorization", equalTo(BASIC))
            .willReturn(found()));
    assertThat(images(LOGIN).find(name(), COMMIT)).isPresent();
  }

  @Test
  void redirectWithoutTlsAndEndlessRedirectsAreNotFollowed() {
    answer(aResponse().withStatus(302).withHeader("Location", "http://registry.example.com/x"));
    assertThat(unavailable()).hasMessageEndingWith("it redirects to an address without TLS");
    answer(aResponse().withStatus(302).withHeader("Location", "/again"));
    assertThat(unavailable()).hasMessageEndingWith("it redirects in circles");
  }

  @Test
  void onlyLoopbackAndNamedRegistriesAreSpokenToWithoutTls() {
    RegistrySettings settings =
        new RegistrySettings(Set.of("registry.internal:5000"), Duration.ofSeconds(1));
    assertThat(settings.isPlain("registry.internal:5000")).isTrue();
    assertThat(settings.isPlain("localhost:5000")).isTrue();
    assertThat(settings.isPlain("127.0.0.1")).isTrue();
    assertThat(settings.isPlain("[::1]:5000")).isTrue();
    assertThat(settings.isPlain("registry.internal")).isFalse();
    assertThat(settings.isPlain("127.0.0.1.example.com")).isFalse();
    assertThat(settings.isPlain("localhost.example.com:5000")).isFalse();
  }

  private RegistryImages images(RegistryLogins logins) {
    RegistrySettings settings = new RegistrySettings(Set.of(), Duration.ofSeconds(1));
    return new RegistryImages(settings, logins, now::get);
  }

  private Unavailable unavailable() {
    return catchThrowableOfType(Unavailable.class, () -> anonymous.find(name(), COMMIT));
  }

  private void answer(ResponseDefinitionBuilder response) {
    registry.stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  private void challenge(String challenge) {
    registry.stubFor(
        head(anyUrl())
            .atPriority(8)
            .willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", challenge)));
  }

  private void bearer() {
    challenge(
        "Bearer realm=\"http://localhost:%d/token\",service=\"registry\",scope=\"repository:team/shop:pull\""
            .formatted(registry.port()));
    registry.stubFor(
        get(urlPathEqualTo("/token")).willReturn(okJson("{\"token\":\"t-1\",\"expires_in\":300}")));
    registry.stubFor(
        head(urlPathEqualTo(manifest(COMMIT)))
            .withHeader("Authorization", equalTo("Bearer t-1"))
            .willReturn(found()));
  }

  private static ResponseDefinitionBuilder found() {
    return aResponse().withHeader("Docker-Content-Digest", DIGEST.value());
  }

  private static String manifest(CommitSha commit) {
    return "/v2/team/shop/manifests/" + commit;
  }

  private static WireMockServer server() {
    return new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  }
}
