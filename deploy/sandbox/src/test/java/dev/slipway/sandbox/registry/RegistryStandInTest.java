package dev.slipway.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryStandInTest {
  private final RegistryStandIn registry = RegistryStandIn.start(0);
  private final Http http = new Http(registry);

  @AfterEach
  void close() {
    http.close();
    registry.close();
  }

  @Test
  void chunksBecomeOneBlob() throws Exception {
    Digest digest = Digest.of("hello world".getBytes(StandardCharsets.UTF_8));
    var begun = http.send("POST", "/v2/team/shop/blobs/uploads/", "");
    assertThat(begun.statusCode()).isEqualTo(202);

    var first = http.send("PATCH", Http.location(begun), "hello ", "Content-Range", "0-5");
    assertThat(first.headers().firstValue("Range")).contains("0-5");
    var gap = http.send("PATCH", Http.location(first), "x", "Content-Range", "9-9");
    assertThat(gap.statusCode()).isEqualTo(416);
    var put = http.send("PUT", Http.location(first) + "?digest=" + digest, "world");

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(http.get(Http.location(put)).body()).isEqualTo("hello world");
    var head = http.send("HEAD", "/v2/team/shop/blobs/" + digest, "");
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(11);
  }

  @Test
  void contentThatIsNotWhatItsDigestSaysIsRefused() throws Exception {
    Digest other = Digest.of(new byte[] {1});
    var answer = http.send("POST", "/v2/shop/blobs/uploads/?digest=" + other, "hello");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"DIGEST_INVALID\"").contains("\"errors\":[");
    var image = http.pushImage("shop", other.value());
    assertThat(image.body()).contains("DIGEST_INVALID");
  }

  @Test
  void blobIsMountedFromAnotherRepository() throws Exception {
    Digest digest = http.pushBlob("base", "layer");
    assertThat(http.get("/v2/shop/blobs/" + digest).statusCode()).isEqualTo(404);

    String uploads = "/v2/shop/blobs/uploads/?from=base&mount=";
    assertThat(http.send("POST", uploads + digest, "").statusCode()).isEqualTo(201);
    assertThat(http.get("/v2/shop/blobs/" + digest).body()).isEqualTo("layer");
    var unknown = http.send("POST", uploads + Digest.of(new byte[0]), "");
    assertThat(unknown.statusCode()).isEqualTo(202);
  }

  @Test
  void manifestNeedsItsParts() throws Exception {
    String manifest = Http.manifest(Digest.of(new byte[] {7}));
    String type = "application/vnd.oci.image.manifest.v1+json";
    var answer = http.send("PUT", "/v2/shop/manifests/v1", manifest, "Content-Type", type);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("MANIFEST_BLOB_UNKNOWN");
    var typeless = http.send("PUT", "/v2/shop/manifests/v1", manifest);
    assertThat(typeless.body()).contains("MANIFEST_INVALID");
    assertThat(registry.images()).isEmpty();
  }

  @Test
  void imageIsFoundByTagAndByDigestUntilItIsDeleted() throws Exception {
    http.pushImage("shop", "v1");
    Digest digest = registry.find("shop", "v1").orElseThrow();
    var byDigest = http.get("/v2/shop/manifests/" + digest);
    assertThat(byDigest.body()).isEqualTo(http.get("/v2/shop/manifests/v1").body());
    assertThat(byDigest.headers().firstValue("Docker-Content-Digest")).contains(digest.value());
    assertThat(registry.images()).containsExactly(new RegistryStandIn.Image("shop", "v1", digest));
    assertThat(registry.pushes()).extracting(RegistryStandIn.Push::reference).containsExactly("v1");

    var deleted = http.send("DELETE", "/v2/shop/manifests/" + digest, "");
    assertThat(deleted.statusCode()).isEqualTo(202);
    assertThat(http.get("/v2/shop/manifests/v1").body()).contains("MANIFEST_UNKNOWN");
  }

  @Test
  void tagsComeInPages() throws Exception {
    for (String tag : List.of("c", "a", "b")) {
      http.pushImage("shop", tag);
    }
    var page = http.get("/v2/shop/tags/list?n=2");
    assertThat(page.body()).contains("[\"a\",\"b\"]");
    assertThat(page.headers().firstValue("Link"))
        .contains("</v2/shop/tags/list?n=2&last=b>; rel=\"next\"");
    var last = http.get("/v2/shop/tags/list?n=2&last=b");
    assertThat(last.body()).contains("[\"c\"]");
    assertThat(last.headers().firstValue("Link")).isEmpty();
    assertThat(http.get("/v2/other/tags/list").body()).contains("NAME_UNKNOWN");
    assertThat(http.get("/v2/_catalog").body()).contains("[\"shop\"]");
  }

  @Test
  void faultsAreMetAndPass() throws Exception {
    registry.failNext(2, 429);
    assertThat(http.get("/v2/").body()).contains("TOOMANYREQUESTS");
    assertThat(http.get("/v2/").statusCode()).isEqualTo(429);
    assertThat(http.get("/v2/").statusCode()).isEqualTo(200);

    registry.unavailable(true);
    assertThat(http.get("/v2/").statusCode()).isEqualTo(503);
    registry.unavailable(false);

    registry.slow(Duration.ofMillis(80));
    long before = System.nanoTime();
    assertThat(http.get("/v2/").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(79));
  }
}
