package dev.slipway.adapters.images;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.repository.CommitSha;

/** A registry on this host that says what a test wants; it knows no image at first. */
final class TestRegistry {
  private static final String CONFIGURATION =
      """
      {"os":"linux","architecture":"amd64","config":{
        "Env":["PATH=/bin","GIT_HASH=3f2a91c000000000000000000000000000000000",
          "GIT_HEAD_EPOCH_TIME=1793611800"],
        "Labels":{"org.opencontainers.image.title":"shop"}}}""";
  private static final String MANIFEST = manifestOf(CONFIGURATION);
  static final ImageDigest DIGEST = digest(MANIFEST);

  private final WireMockServer server = server();

  static WireMockServer server() {
    return new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  }

  static ResponseDefinitionBuilder found() {
    return aResponse().withHeader("Docker-Content-Digest", DIGEST.value());
  }

  static String manifest(CommitSha commit) {
    return "/v2/team/shop/manifests/" + commit;
  }

  void start() {
    server.start();
    server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    manifest(MANIFEST);
    blob(CONFIGURATION);
  }

  WireMockServer http() {
    return server;
  }

  ImageName name() {
    return new ImageName("localhost:" + server.port() + "/team/shop");
  }

  /** A manifest whose configuration this is. */
  static String manifestOf(String configuration) {
    return """
        {"schemaVersion":2,"config":{"digest":"%s"},"layers":[]}"""
        .formatted(digest(configuration));
  }

  static ImageDigest digest(String content) {
    return RegistryDoor.digestOf(content.getBytes(UTF_8));
  }

  /** Has this manifest, or index, under its digest. */
  void manifest(String content) {
    give("manifests/", content);
  }

  void blob(String content) {
    give("blobs/", content);
  }

  private void give(String kind, String content) {
    server.stubFor(
        get(urlPathEqualTo("/v2/team/shop/" + kind + digest(content)))
            .atPriority(9)
            .willReturn(aResponse().withBody(content)));
  }

  /** Answers everything so. */
  void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  /** Refuses all that is not answered otherwise. */
  void challenge(String challenge) {
    server.stubFor(
        head(anyUrl())
            .atPriority(8)
            .willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", challenge)));
  }

  /** Wants a token, which it gives to anybody. */
  void bearer(CommitSha commit) {
    challenge(
        "Bearer realm=\"http://localhost:%d/token\",service=\"registry\",scope=\"repository:team/shop:pull\""
            .formatted(server.port()));
    server.stubFor(
        get(urlPathEqualTo("/token")).willReturn(okJson("{\"token\":\"t-1\",\"expires_in\":300}")));
    server.stubFor(
        head(urlPathEqualTo(manifest(commit)))
            .withHeader("Authorization", equalTo("Bearer t-1"))
            .willReturn(found()));
  }
}
