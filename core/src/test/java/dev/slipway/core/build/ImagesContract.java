package dev.slipway.core.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Images} does. */
public abstract class ImagesContract {
  protected static final CommitSha COMMIT =
      new CommitSha("3f2a91c000000000000000000000000000000000");
  protected static final CommitSha OTHER =
      new CommitSha("a71d004000000000000000000000000000000000");

  protected static final Instant COMMITTED_AT = Instant.parse("2026-11-02T09:30:00Z");

  /** The registry under test. */
  protected abstract Images images();

  /** A name within it. */
  protected abstract ImageName name();

  /** Puts an image there that carries the commit and its time, and says under which digest. */
  protected abstract ImageDigest push(CommitSha commit);

  /** From now on nothing can be asked. */
  protected abstract void breakDown();

  @Test
  void imageIsFoundByItsCommit() {
    ImageDigest digest = push(COMMIT);
    assertThat(images().find(name(), COMMIT))
        .map(FoundImage::image)
        .contains(new Image(name(), digest));
  }

  @Test
  void imageSaysWhatItsConfigurationSays() {
    push(COMMIT);
    FoundImage found = images().find(name(), COMMIT).orElseThrow();
    assertThat(found.inscriptions())
        .extracting(Inscription::platform)
        .containsExactly("linux/amd64");
    assertThat(ImageFault.of(found, COMMIT, COMMITTED_AT, Optional.of("linux/amd64"))).isEmpty();
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
