package dev.slipway.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.registry.RegistryError.Code;
import java.io.IOException;
import java.util.Set;

/** Manifests: what an image is made of. One is only taken when everything that it names is here. */
final class Manifests {
  private static final Set<String> TYPES =
      Set.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private final Storage storage;
  private final PushLog pushes;

  Manifests(Storage storage, PushLog pushes) {
    this.storage = storage;
    this.pushes = pushes;
  }

  void answer(Call call, Route.Manifest named) throws IOException {
    switch (call.method()) {
      case "GET", "HEAD" -> send(call, named);
      case "PUT" -> take(call, named);
      case "DELETE" -> delete(call, named);
      default -> throw new RegistryError(Code.UNSUPPORTED, call.method() + " on a manifest");
    }
  }

  private void send(Call call, Route.Manifest named) throws IOException {
    Storage.Manifest manifest =
        storage.manifest(named.repository(), named.reference()).orElseThrow(() -> unknown(named));
    call.with("Docker-Content-Digest", Digest.of(manifest.content()).value())
        .content(200, manifest.type(), manifest.content());
  }

  private void take(Call call, Route.Manifest named) throws IOException {
    String type = call.header("Content-Type").orElse("");
    if (!TYPES.contains(type)) {
      throw new RegistryError(Code.MANIFEST_INVALID, "no manifest has the type '" + type + "'");
    }
    byte[] content = call.body();
    boolean byDigest = Digest.looksLike(named.reference());
    if (byDigest && !Digest.of(content).value().equals(named.reference())) {
      throw new RegistryError(Code.DIGEST_INVALID, "content is " + Digest.of(content));
    }
    demandParts(named.repository(), Json.read(content));
    Digest digest = storage.keep(named.repository(), new Storage.Manifest(type, content));
    if (!byDigest) {
      storage.tag(named.repository(), named.reference(), digest);
    }
    pushes.add(named.repository(), named.reference(), digest);
    call.with("Location", "/v2/" + named.repository() + "/manifests/" + digest)
        .with("Docker-Content-Digest", digest.value())
        .empty(201);
  }

  private void demandParts(String repository, JsonNode manifest) {
    if (manifest.path("schemaVersion").asInt() != 2) {
      throw new RegistryError(Code.MANIFEST_INVALID, "schemaVersion is not 2");
    }
    manifest.path("manifests").forEach(part -> demandManifest(repository, digestOf(part)));
    manifest.path("layers").forEach(part -> demandBlob(repository, digestOf(part)));
    if (manifest.has("config")) {
      demandBlob(repository, digestOf(manifest.path("config")));
    }
  }

  private static Digest digestOf(JsonNode part) {
    return new Digest(part.path("digest").asText());
  }

  private void demandManifest(String repository, Digest digest) {
    if (!storage.has(repository, digest)) {
      throw new RegistryError(Code.MANIFEST_BLOB_UNKNOWN, "no manifest " + digest);
    }
  }

  private void demandBlob(String repository, Digest digest) {
    if (storage.blob(repository, digest).isEmpty()) {
      throw new RegistryError(Code.MANIFEST_BLOB_UNKNOWN, "no blob " + digest);
    }
  }

  private void delete(Call call, Route.Manifest named) throws IOException {
    if (!storage.delete(named.repository(), named.reference())) {
      throw unknown(named);
    }
    call.empty(202);
  }

  private static RegistryError unknown(Route.Manifest named) {
    return new RegistryError(
        Code.MANIFEST_UNKNOWN, named.repository() + " has no image " + named.reference());
  }
}
