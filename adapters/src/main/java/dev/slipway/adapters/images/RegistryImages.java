package dev.slipway.adapters.images;

import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.build.Images;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.CommitSha;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Images in any registry that speaks the distribution API: {@code
 * https://github.com/opencontainers/distribution-spec}. Thread-safe.
 *
 * <p>Throws {@link Denied} when the registry refuses our login.
 */
public final class RegistryImages implements Images {
  private final RegistryDoor door;
  private final InscriptionReader inscriptions;

  public RegistryImages(RegistrySettings settings, RegistryLogins logins, InstantSource clock) {
    this.door = new RegistryDoor(settings, logins, clock);
    this.inscriptions = new InscriptionReader(door);
  }

  @Override
  public Optional<FoundImage> find(ImageName name, CommitSha commit) {
    return digest(ImageLocation.of(name), commit).flatMap(digest -> find(new Image(name, digest)));
  }

  /** By its digest, as deployments name it; empty when the registry has it no more. */
  public Optional<FoundImage> find(Image image) {
    ImageLocation location = ImageLocation.of(image.name());
    return door.content(location, image.digest())
        .map(manifest -> new FoundImage(image, inscriptions.of(location, manifest)));
  }

  private Optional<ImageDigest> digest(ImageLocation location, CommitSha commit) {
    RegistryAnswer head = door.manifest("HEAD", location, commit.value());
    return switch (head.status()) {
      case 200 -> stated(head).or(() -> computed(location, commit));
      case 404 -> Optional.empty();
      case 405 -> computed(location, commit);
      default -> throw RegistryDoor.nonsense(location, head);
    };
  }

  private Optional<ImageDigest> computed(ImageLocation location, CommitSha commit) {
    RegistryAnswer answer = door.manifest("GET", location, commit.value());
    return switch (answer.status()) {
      case 200 -> Optional.of(RegistryDoor.digestOf(answer.body()));
      case 404 -> Optional.empty();
      default -> throw RegistryDoor.nonsense(location, answer);
    };
  }

  private static Optional<ImageDigest> stated(RegistryAnswer answer) {
    try {
      return answer.header("Docker-Content-Digest").map(ImageDigest::new);
    } catch (IllegalArgumentException anotherAlgorithm) {
      return Optional.empty();
    }
  }
}
