package dev.slipway.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import org.junit.jupiter.api.Test;

/** What every {@link Images} does. */
public abstract class ImagesContract {
  protected static final CommitSha COMMIT =
      new CommitSha("3f2a91c000000000000000000000000000000000");
  protected static final CommitSha OTHER =
      new CommitSha("a71d004000000000000000000000000000000000");

  /** The registry under test. */
  protected abstract Images images();

  /** A name within it. */
  protected abstract ImageName name();

  /** Puts an image there and says under which digest. */
  protected abstract ImageDigest push(CommitSha commit);

  /** From now on nothing can be asked. */
  protected abstract void breakDown();

  @Test
  void imageIsFoundByItsCommit() {
    ImageDigest digest = push(COMMIT);
    assertThat(images().find(name(), COMMIT)).contains(new Image(name(), digest));
  }

  @Test
  void commitWithoutImageIsNotFound() {
    push(COMMIT);
    assertThat(images().find(name(), OTHER)).isEmpty();
  }

  @Test
  void brokenRegistryIsUnavailableAndNotEmpty() {
    push(COMMIT);
    breakDown();
    assertThatThrownBy(() -> images().find(name(), COMMIT)).isInstanceOf(Unavailable.class);
  }
}
