package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Images without content, and the script that builds them: it sleeps 5 to 7 s, pushes the manifest
 * that was laid ready for its commit, and writes down when it began and ended.
 *
 * @param folder for the script, the manifests and the times
 * @param registry host and port
 */
record BenchImages(Path folder, String registry, HttpClient http) {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  static BenchImages in(Path home, String registry) {
    try {
      Path folder = Files.createDirectories(home.resolve("images"));
      BenchImages images = new BenchImages(folder, registry, HttpClient.newHttpClient());
      var _ =
          Files.writeString(
              images.script(),
              """
              set -eu
              date +%%s%%N > '%1$s'/$GIT_HASH.began
              part=$(printf %%.2s "$GIT_HASH")
              sleep "$((5 + 0x$part %% 2)).$((10 + 0x$part %% 90))"
              curl -fsS -X PUT -H 'Content-Type: %2$s' --data-binary @'%1$s'/$GIT_HASH.json \
                "http://${IMAGE%%%%/*}/v2/$APP/manifests/$GIT_HASH"
              date +%%s%%N > '%1$s'/$GIT_HASH.ended
              """
                  .formatted(folder, MANIFEST));
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path script() {
    return folder.resolve("build.sh");
  }

  String reference(String app, String commit) {
    return "%s/%s:%s".formatted(registry, app, commit);
  }

  /** Lays the manifest of a commit ready, so that its build has only to push it. */
  void layReady(String app, String commit, String epoch) {
    String config =
        """
        {"architecture":"amd64","os":"linux","config":{"Env":["GIT_HASH=%s",\
        "GIT_HEAD_EPOCH_TIME=%s"]},"rootfs":{"type":"layers","diff_ids":[]}}"""
            .formatted(commit, epoch);
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":\
        "application/vnd.oci.image.config.v1+json","size":%d,"digest":"%s"},"layers":[]}"""
            .formatted(MANIFEST, config.length(), digestOf(config));
    send("POST", "/v2/%s/blobs/uploads/?digest=%s".formatted(app, digestOf(config)), config);
    try {
      var _ = Files.writeString(folder.resolve(commit + ".json"), manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a build does, at once. */
  void put(String app, String commit, String epoch) {
    layReady(app, commit, epoch);
    try {
      String manifest = Files.readString(folder.resolve(commit + ".json"));
      send("PUT", "/v2/%s/manifests/%s".formatted(app, commit), manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a cluster asks the registry. */
  Optional<String> digest(String reference) {
    if (reference.contains("@")) {
      return Optional.of(reference.substring(reference.indexOf('@') + 1));
    }
    Path manifest = folder.resolve(reference.substring(reference.lastIndexOf(':') + 1) + ".json");
    try {
      return Optional.of(digestOf(Files.readString(manifest)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Instant began(String commit) {
    return time(commit + ".began");
  }

  Instant ended(String commit) {
    return time(commit + ".ended");
  }

  private Instant time(String file) {
    try {
      long nanos = Long.parseLong(Files.readString(folder.resolve(file)).strip());
      return Instant.ofEpochSecond(0, nanos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + registry + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", method.equals("PUT") ? MANIFEST : "application/octet-stream")
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String digestOf(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
