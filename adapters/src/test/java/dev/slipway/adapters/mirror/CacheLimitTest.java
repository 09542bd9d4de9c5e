package dev.slipway.adapters.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheLimitTest {
  private static final int SIZE = 1_000_000;

  @TempDir Path root;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));

  @BeforeEach
  void make() throws IOException {
    for (String app : new String[] {"shop", "tools", "gone"}) {
      Path folder = root.resolve(app);
      try (Repository bare = FreshCopy.open(folder)) {
        bare.create(true);
      }
      Files.write(folder.resolve("objects/pack/some.pack"), new byte[SIZE]);
    }
    use("gone", Duration.ofDays(9));
    use("tools", Duration.ofDays(1));
    use("shop", Duration.ofMinutes(1));
  }

  @Test
  void whatFitsStays() {
    limit(4 * SIZE).enforce();
    assertThat(root.resolve("gone")).exists();
  }

  @Test
  void whatWasUsedLongestAgoGoesFirst() {
    limit(5 * SIZE / 2).enforce();
    assertThat(root.resolve("gone")).doesNotExist();
    assertThat(root.resolve("tools")).exists();
    assertThat(root).isDirectoryNotContaining("glob:**.old-*");
  }

  @Test
  void whatIsInUseStaysEvenWhenItIsTooBig() {
    limit(SIZE / 2).enforce();
    assertThat(root.resolve("tools")).doesNotExist();
    assertThat(root.resolve("shop")).exists();
  }

  @Test
  void whatSomebodyFetchesIntoStays() throws IOException {
    FolderLock.holding(
        root.resolve("gone"),
        () -> {
          Thread other = Thread.ofPlatform().start(() -> limit(SIZE).enforce());
          join(other);
          return other;
        });
    assertThat(root.resolve("gone")).exists();
    assertThat(root.resolve("tools")).doesNotExist();
  }

  private CacheLimit limit(long most) {
    return new CacheLimit(root, most, clock);
  }

  private void use(String app, Duration ago) {
    Path mirror = root.resolve(app);
    CacheLimit.mark(mirror, clock.instant());
    mirror
        .resolveSibling(app + ".used")
        .toFile()
        .setLastModified(clock.instant().minus(ago).toEpochMilli());
  }

  private static void join(Thread other) {
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
