package dev.slipway.core.build;

import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/**
 * The registry. An image's tag is the full SHA of its commit. Thread-safe.
 *
 * <p>Throws {@link dev.slipway.core.engine.Unavailable} when the registry cannot be asked.
 */
@FunctionalInterface
public interface Images {
  /** The image of a commit, with what it says of itself; empty when there is none. */
  Optional<FoundImage> find(ImageName name, CommitSha commit);
}
