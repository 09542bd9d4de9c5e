package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all mirrors together below a size: the one that was used longest ago goes first, also when
 * its app left the configuration, and is cloned again when somebody needs it. Thread-safe;
 * processes may share the folder.
 */
public final class CacheLimit {
  /** Nobody is in the middle of anything with a mirror that was not used for so long. */
  private static final Duration AT_REST = Duration.ofHours(1);

  private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);
  private static final String MARK = ".used";
  private static final Logger LOG = LoggerFactory.getLogger(CacheLimit.class);

  private final Path root;
  private final long most;
  private final InstantSource clock;

  private record Kept(Path folder, long bytes, Instant used) {}

  /**
   * @param root the folder of all mirrors
   * @param most bytes
   */
  public CacheLimit(Path root, long most, InstantSource clock) {
    this.root = root.toAbsolutePath().normalize();
    this.most = most;
    this.clock = clock;
  }

  /** Notes that a mirror is used now. */
  static void mark(Path mirror, Instant now) {
    Path mark = mirror.resolveSibling(mirror.getFileName() + MARK);
    try {
      if (!Files.exists(mark)) {
        Files.writeString(mark, "");
      } else if (Files.getLastModifiedTime(mark).toInstant().plus(BETWEEN_MARKS).isBefore(now)) {
        Files.setLastModifiedTime(mark, FileTime.from(now));
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be marked as used: {}", mirror, e.toString());
    }
  }

  /** Removes mirrors at rest until the others fit. */
  public void enforce() {
    try {
      List<Kept> all = all();
      long bytes = all.stream().mapToLong(Kept::bytes).sum();
      for (Kept each : all) {
        if (bytes > most && isAtRest(each) && removed(each.folder())) {
          LOG.info("{} was used last at {} and made room", each.folder(), each.used());
          bytes -= each.bytes();
        }
      }
      if (bytes > most) {
        LOG.warn("{} holds {} MB, more than git-cache allows", root, bytes / 1_000_000);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} could not be kept below its limit", root, e);
    }
  }

  private boolean isAtRest(Kept mirror) {
    return mirror.used().isBefore(clock.instant().minus(AT_REST));
  }

  private List<Kept> all() throws IOException {
    List<Kept> all = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, CacheLimit::isMirror)) {
        for (Path folder : folders) {
          all.add(new Kept(folder, bytes(folder), used(folder)));
        }
      }
    }
    all.sort(Comparator.comparing(Kept::used));
    return all;
  }

  /** A copy that is being made, or has been replaced, belongs to whoever does that. */
  private static boolean isMirror(Path folder) {
    String name = folder.getFileName().toString();
    return !name.contains(".new-") && !name.contains(".old-") && FreshCopy.isWhole(folder);
  }

  private static Instant used(Path folder) throws IOException {
    Path mark = folder.resolveSibling(folder.getFileName() + MARK);
    return Files.getLastModifiedTime(Files.exists(mark) ? mark : folder).toInstant();
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }

  /** In one step, so that whoever comes meanwhile finds all of it or nothing. */
  private static boolean removed(Path folder) throws IOException {
    return FolderLock.ifFree(
        folder,
        () -> {
          Path old = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".old-");
          Files.move(folder, old.resolve("mirror"), StandardCopyOption.ATOMIC_MOVE);
          Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + MARK));
          Leftovers.removeBeside(folder);
          return folder;
        });
  }
}
