package dev.slipway.sandbox.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.registry.Digest;
import dev.slipway.sandbox.registry.RegistryStandIn;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleBuildTest {
  private static final String TIME = "1795000000";

  @TempDir Path directory;
  private final RegistryStandIn registry = RegistryStandIn.start(0);
  private SampleRepository sample;
  private Map<String, String> environment;

  @BeforeEach
  void makeARepository() {
    PersonIdent author = new PersonIdent("Cart engineer", "cart@localhost");
    sample = SampleRepository.create(directory.resolve("shop.git"), List.of(author));
    String image = registry.address() + "/shop:" + sample.trunkHead();
    environment =
        Map.of("GIT_HASH", sample.trunkHead(), "GIT_HEAD_EPOCH_TIME", TIME, "IMAGE", image);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void imageCarriesTheCommitAndItsFiles() throws Exception {
    Run run = Run.asProcess(environment, "--repo", sample.directory().toString());

    assertThat(run.exitCode()).isZero();
    assertThat(registry.find("shop", sample.trunkHead())).contains(new Digest(run.digest()));
    JsonNode manifest = json(get("manifests/" + sample.trunkHead()));
    JsonNode image = json(get("blobs/" + manifest.at("/config/digest").asText()));
    assertThat(image.at("/config/Labels/org.opencontainers.image.revision").asText())
        .isEqualTo(sample.trunkHead());
    assertThat(image.at("/config/Env").toString())
        .contains("GIT_HASH=" + sample.trunkHead())
        .contains("GIT_HEAD_EPOCH_TIME=" + TIME);
    assertThat(layer(manifest)).contains("app/src/shop/Checkout.java", "test -n \"$GIT_HASH\"");
  }

  @Test
  void sameCommitYieldsTheSameDigestFromADirectoryAndFromAnAddress() throws Exception {
    Run local = Run.inside(environment, "--repo", sample.directory().toString());
    Run clone = Run.inside(environment, "--repo", sample.directory().toUri().toString());
    assertThat(clone.digest()).isEqualTo(local.digest());
  }

  @Test
  void everyVariableIsDemanded() throws Exception {
    for (String name : environment.keySet()) {
      Map<String, String> rest = new HashMap<>(environment);
      rest.remove(name);
      Run run = Run.inside(rest);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith(name + " is not set: it must be ");
    }
    assertThat(registry.pushes()).isEmpty();
  }

  @Test
  void failFileBreaksTheCompilation() throws Exception {
    Path file = directory.resolve("fail");
    assertThat(Run.inside(environment, "--fail-file", file.toString()).exitCode()).isZero();
    Files.createFile(file);
    Run run = Run.inside(environment, "--fail-file", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error: cannot find symbol");
    assertThat(registry.pushes()).hasSize(1);
  }

  @Test
  void reasonIsSaidWhenTheWorldSaysNo() throws Exception {
    Map<String, String> unknown = new HashMap<>(environment);
    unknown.put("GIT_HASH", "0".repeat(39) + "1");
    Run missing = Run.inside(unknown, "--repo", sample.directory().toString());
    assertThat(missing.err()).startsWith("failed to read 0000");
    registry.unavailable(true);
    Run down = Run.inside(environment);
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).startsWith("failed to push 127.0.0.1:").contains("503");
    assertThat(Run.inside(environment, "--sleep", "1").err()).contains("usage: SampleBuild");
  }

  private byte[] get(String path) throws Exception {
    URI uri = URI.create("http://" + registry.address() + "/v2/shop/" + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray()).body();
    }
  }

  private static JsonNode json(byte[] content) throws Exception {
    return new ObjectMapper().readTree(content);
  }

  private String layer(JsonNode manifest) throws Exception {
    byte[] packed = get("blobs/" + manifest.at("/layers/0/digest").asText());
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
