package dev.slipway.adapters.images;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.build.Images;
import dev.slipway.core.build.ImagesContract;
import dev.slipway.core.build.Inscription;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryImagesTest extends ImagesContract {
  private final TestRegistry registry = new TestRegistry();
  private final RegistryImages anonymous =
      new RegistryImages(
          new RegistrySettings(Set.of(), Duration.ofSeconds(2)),
          RegistryLogins.NONE,
          InstantSource.fixed(Instant.parse("2026-11-02T09:30:00Z")));

  @BeforeEach
  void start() {
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.http().stop();
  }

  @Override
  protected Images images() {
    return anonymous;
  }

  @Override
  protected ImageName name() {
    return new ImageName("localhost:" + registry.http().port() + "/team/shop");
  }

  @Override
  protected ImageDigest push(CommitSha commit) {
    registry
        .http()
        .stubFor(
            head(urlPathEqualTo(TestRegistry.manifest(commit))).willReturn(TestRegistry.found()));
    return TestRegistry.DIGEST;
  }

  @Override
  protected void breakDown() {
    registry
        .http()
        .stubFor(
            any(anyUrl()).atPriority(1).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
  }

  @Test
  void manifestsAndIndexesOfBothKindsAreAccepted() {
    push(COMMIT);
    anonymous.find(registry.name(), COMMIT);
    registry
        .http()
        .verify(
            headRequestedFor(urlPathEqualTo(TestRegistry.manifest(COMMIT)))
                .withHeader("Accept", containing("application/vnd.oci.image.index.v1+json"))
                .withHeader("Accept", containing("application/vnd.oci.image.manifest.v1+json"))
                .withHeader(
                    "Accept",
                    containing("application/vnd.docker.distribution.manifest.list.v2+json"))
                .withHeader(
                    "Accept", containing("application/vnd.docker.distribution.manifest.v2+json"))
                .withHeader("Authorization", absent()));
  }

  @Test
  void digestIsComputedWhenTheRegistryDoesNotSayIt() {
    registry
        .http()
        .stubFor(head(urlPathEqualTo(TestRegistry.manifest(COMMIT))).willReturn(aResponse()));
    tagged("{}");
    registry.manifest("{}");
    ImageDigest computed =
        new ImageDigest("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(anonymous.find(registry.name(), COMMIT))
        .contains(new FoundImage(new Image(registry.name(), computed), List.of()));
  }

  @Test
  void registryWithoutHeadIsReadWithGet() {
    registry.http().stubFor(head(anyUrl()).willReturn(aResponse().withStatus(405)));
    tagged("{}");
    registry.manifest("{}");
    assertThat(anonymous.find(registry.name(), COMMIT)).isPresent();
  }

  @Test
  void everyPlatformOfAnIndexIsReadAndAttestationsAreNot() {
    String arm = configuration("arm64", "\"variant\":\"v8\",");
    String intel = configuration("amd64", "");
    registry.manifest(TestRegistry.manifestOf(arm));
    registry.manifest(TestRegistry.manifestOf(intel));
    registry.blob(arm);
    registry.blob(intel);
    String index =
        """
        {"manifests":[%s,%s,%s]}"""
            .formatted(
                entry(TestRegistry.manifestOf(arm), "linux"),
                entry(TestRegistry.manifestOf(intel), "linux"),
                entry("{}", "unknown"));
    registry.manifest(index);

    Image image = new Image(registry.name(), TestRegistry.digest(index));
    assertThat(anonymous.find(image).orElseThrow().inscriptions())
        .extracting(Inscription::platform)
        .containsExactly("linux/arm64/v8", "linux/amd64");
  }

  @Test
  void imageThatIsGoneIsNotFoundByItsDigest() {
    Image gone = new Image(registry.name(), TestRegistry.digest("gone"));
    assertThat(anonymous.find(gone)).isEmpty();
  }

  @Test
  void contentThatIsNotWhatItsDigestNamesIsNotBelieved() {
    push(COMMIT);
    registry
        .http()
        .stubFor(
            get(urlPathEqualTo("/v2/team/shop/manifests/" + TestRegistry.DIGEST))
                .willReturn(aResponse().withBody("{}")));
    assertThat(unavailable()).hasMessageContaining("what it sent is not what sha256:");
  }

  @Test
  void imageWithoutItsConfigurationIsNotComplete() {
    String manifest = TestRegistry.manifestOf("gone");
    registry.manifest(manifest);
    Image image = new Image(registry.name(), TestRegistry.digest(manifest));
    assertThatThrownBy(() -> anonymous.find(image))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("a part of the image is missing: sha256:");
  }

  @Test
  void throttlingRegistrySaysWhenToComeBack() {
    registry.answer(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(17));
    registry.answer(
        aResponse().withStatus(503).withHeader("Retry-After", "Mon, 2 Nov 2026 09:30:40 GMT"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(40));
    registry.answer(aResponse().withStatus(503).withHeader("Retry-After", "999999"));
    assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofMinutes(5));
    registry.answer(aResponse().withStatus(500).withHeader("Retry-After", "soon"));
    assertThat(unavailable())
        .hasMessage(
            "registry localhost:%d is unavailable: it answered HTTP 500", registry.http().port())
        .extracting(Unavailable::retryAfter)
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void slowRegistryIsUnavailable() {
    registry.answer(TestRegistry.found().withFixedDelay(5_000));
    assertThat(unavailable().system()).isEqualTo("registry localhost:" + registry.http().port());
  }

  @Test
  void stoppedRegistryIsUnavailable() {
    ImageName name = registry.name();
    registry.http().stop();
    assertThatThrownBy(() -> anonymous.find(name, COMMIT)).isInstanceOf(Unavailable.class);
  }

  @Test
  void redirectWithoutTlsAndEndlessRedirectsAreNotFollowed() {
    registry.answer(
        aResponse().withStatus(302).withHeader("Location", "http://registry.example.com/x"));
    assertThat(unavailable()).hasMessageEndingWith("it redirects to an address without TLS");
    registry.answer(aResponse().withStatus(302).withHeader("Location", "/again"));
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

  private void tagged(String content) {
    registry
        .http()
        .stubFor(
            get(urlPathEqualTo(TestRegistry.manifest(COMMIT)))
                .willReturn(aResponse().withBody(content)));
  }

  private static String configuration(String architecture, String variant) {
    return """
        {"os":"linux",%s"architecture":"%s","config":{"Env":["GIT_HASH=1"]}}"""
        .formatted(variant, architecture);
  }

  private static String entry(String manifest, String os) {
    return """
        {"digest":"%s","platform":{"os":"%s"}}"""
        .formatted(TestRegistry.digest(manifest), os);
  }

  private Unavailable unavailable() {
    return catchThrowableOfType(Unavailable.class, () -> anonymous.find(registry.name(), COMMIT));
  }
}
