package dev.slipway.adapters.images;

import dev.slipway.adapters.images.RegistryTransport.Request;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Asks registries for manifests and blobs, and shows them our login when they want it. */
final class RegistryDoor {
  private static final String ACCEPT =
      String.join(
          ", ",
          List.of(
              "application/vnd.oci.image.index.v1+json",
              "application/vnd.docker.distribution.manifest.list.v2+json",
              "application/vnd.oci.image.manifest.v1+json",
              "application/vnd.docker.distribution.manifest.v2+json"));

  private final RegistryTransport transport;
  private final RegistryLogins logins;
  private final RegistryTokens tokens;

  RegistryDoor(RegistrySettings settings, RegistryLogins logins, InstantSource clock) {
    this.transport = new RegistryTransport(settings, clock);
    this.logins = logins;
    this.tokens = new RegistryTokens(transport, logins, clock);
  }

  /**
   * @param reference a tag or a digest
   * @throws Denied when the registry does not let us read
   */
  RegistryAnswer manifest(String method, ImageLocation location, String reference) {
    return ask(method, location, "manifests/" + reference, Optional.of(ACCEPT));
  }

  /** The manifest or index of a digest, to the letter; empty when it is not there. */
  Optional<byte[]> content(ImageLocation location, ImageDigest digest) {
    return checked(location, digest, manifest("GET", location, digest.value()));
  }

  /** A blob that is small enough to be read at once; empty when it is not there. */
  Optional<byte[]> blob(ImageLocation location, ImageDigest digest) {
    return checked(location, digest, ask("GET", location, "blobs/" + digest, Optional.empty()));
  }

  static ImageDigest digestOf(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new ImageDigest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static Unavailable nonsense(ImageLocation location, RegistryAnswer answer) {
    return nonsense(location, "it answered HTTP %d".formatted(answer.status()));
  }

  static Unavailable nonsense(ImageLocation location, String why) {
    return new Unavailable("registry " + location.registry(), why, new IOException(why));
  }

  private static Optional<byte[]> checked(
      ImageLocation location, ImageDigest digest, RegistryAnswer answer) {
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() != 200) {
      throw nonsense(location, answer);
    }
    if (!digestOf(answer.body()).equals(digest)) {
      throw nonsense(location, "what it sent is not what %s names".formatted(digest));
    }
    return Optional.of(answer.body());
  }

  private RegistryAnswer ask(
      String method, ImageLocation location, String what, Optional<String> accept) {
    String authority = location.authority();
    URI uri =
        URI.create(
            "%s://%s/v2/%s/%s"
                .formatted(transport.scheme(authority), authority, location.path(), what));
    RegistryAnswer answer =
        transport.send(new Request(method, uri, accept, tokens.remembered(location)));
    if (answer.status() == 401) {
      Optional<String> authorization =
          answer
              .header("WWW-Authenticate")
              .flatMap(Challenge::parse)
              .flatMap(challenge -> tokens.answer(location, challenge));
      if (authorization.isPresent()) {
        answer = transport.send(new Request(method, uri, accept, authorization));
      }
    }
    if (answer.status() == 401 || answer.status() == 403) {
      throw denied(location, answer);
    }
    return answer;
  }

  private Denied denied(ImageLocation location, RegistryAnswer answer) {
    String remedy =
        logins
            .find(location.registry())
            .map(login -> "check that user %s may pull it".formatted(login.user()))
            .orElse("configure a login for the registry");
    return new Denied(
        "registry %s does not let us read %s (HTTP %d): %s"
            .formatted(location.registry(), location.path(), answer.status(), remedy),
        new IOException("HTTP " + answer.status()));
  }
}
