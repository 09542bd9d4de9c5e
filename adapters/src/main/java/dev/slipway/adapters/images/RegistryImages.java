package dev.slipway.adapters.images;

import dev.slipway.adapters.images.RegistryTransport.Request;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.build.Images;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Images in any registry that speaks the distribution API: {@code
 * https://github.com/opencontainers/distribution-spec}. Thread-safe.
 *
 * <p>Throws {@link Denied} when the registry refuses our login.
 */
public final class RegistryImages implements Images {
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

  public RegistryImages(RegistrySettings settings, RegistryLogins logins, InstantSource clock) {
    this.transport = new RegistryTransport(settings, clock);
    this.logins = logins;
    this.tokens = new RegistryTokens(transport, logins, clock);
  }

  @Override
  public Optional<Image> find(ImageName name, CommitSha commit) {
    ImageLocation location = ImageLocation.of(name);
    RegistryAnswer head = ask("HEAD", location, commit);
    return switch (head.status()) {
      case 200 -> Optional.of(new Image(name, digest(head, location, commit)));
      case 404 -> Optional.empty();
      case 405 -> get(location, commit).map(got -> new Image(name, computed(got)));
      default -> throw nonsense(location, head);
    };
  }

  private ImageDigest digest(RegistryAnswer head, ImageLocation location, CommitSha commit) {
    return stated(head)
        .or(() -> get(location, commit).map(RegistryImages::computed))
        .orElseThrow(() -> nonsense(location, head));
  }

  private Optional<RegistryAnswer> get(ImageLocation location, CommitSha commit) {
    RegistryAnswer answer = ask("GET", location, commit);
    return switch (answer.status()) {
      case 200 -> Optional.of(answer);
      case 404 -> Optional.empty();
      default -> throw nonsense(location, answer);
    };
  }

  private RegistryAnswer ask(String method, ImageLocation location, CommitSha commit) {
    RegistryAnswer answer = ask(method, location, commit, tokens.remembered(location));
    if (answer.status() == 401) {
      Optional<String> authorization =
          answer
              .header("WWW-Authenticate")
              .flatMap(Challenge::parse)
              .flatMap(challenge -> tokens.answer(location, challenge));
      if (authorization.isPresent()) {
        answer = ask(method, location, commit, authorization);
      }
    }
    if (answer.status() == 401 || answer.status() == 403) {
      throw denied(location, answer);
    }
    return answer;
  }

  private RegistryAnswer ask(
      String method, ImageLocation location, CommitSha commit, Optional<String> authorization) {
    String authority = location.authority();
    URI uri =
        URI.create(
            "%s://%s/v2/%s/manifests/%s"
                .formatted(transport.scheme(authority), authority, location.path(), commit));
    return transport.send(new Request(method, uri, Optional.of(ACCEPT), authorization));
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

  private static Optional<ImageDigest> stated(RegistryAnswer answer) {
    try {
      return answer.header("Docker-Content-Digest").map(ImageDigest::new);
    } catch (IllegalArgumentException anotherAlgorithm) {
      return Optional.empty();
    }
  }

  private static ImageDigest computed(RegistryAnswer answer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer.body());
      return new ImageDigest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static Unavailable nonsense(ImageLocation location, RegistryAnswer answer) {
    String why = "it answered HTTP %d to a question for a manifest".formatted(answer.status());
    return new Unavailable("registry " + location.registry(), why, new IOException(why));
  }
}
