package dev.slipway.adapters.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** How far a clone is, as git or JGit say it. One writes, many read. */
final class Progress {
  private static final Pattern SAID =
      Pattern.compile("(?<what>[A-Za-z: ]+?): +\\d+% \\((?<done>\\d+)/(?<of>\\d+)\\).*");
  private static final String RECEIVING = "Receiving objects";
  private static final long MEGABYTE = 1_000_000;

  private record Step(String what, int done, int of) {}

  private volatile Optional<Step> step = Optional.empty();
  private volatile Optional<Path> folder = Optional.empty();
  private volatile boolean receiving;

  /** Where what arrives is written to. */
  void into(Path fresh) {
    folder = Optional.of(fresh);
  }

  /** A line of git's own. */
  void heard(String line) {
    Matcher said = SAID.matcher(line.strip());
    if (said.matches()) {
      now(
          said.group("what"),
          Integer.parseInt(said.group("done")),
          Integer.parseInt(said.group("of")));
    }
  }

  /** Whether anything worth keeping has come from the host. */
  boolean hasBegun() {
    return receiving;
  }

  /** What completes "is being fetched …". */
  String said() {
    String far = step.map(Progress::far).orElse("the host has not begun to send");
    long megabytes = bytes() / MEGABYTE;
    return megabytes > 0 ? far + ", " + megabytes + " MB so far" : far;
  }

  EmptyProgressMonitor monitor(BooleanSupplier cancelled) {
    return new EmptyProgressMonitor() {
      private String title = "";
      private int done;
      private int of;

      @Override
      public void beginTask(String task, int total) {
        title = task;
        done = 0;
        of = total;
        now(title, 0, of);
      }

      @Override
      public void update(int completed) {
        done += completed;
        now(title, done, of);
      }

      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }
    };
  }

  private void now(String what, int done, int of) {
    receiving |= what.startsWith(RECEIVING);
    step = Optional.of(new Step(what, done, of));
  }

  private static String far(Step step) {
    String what = step.what().replaceFirst("^remote: *", "the host: ").toLowerCase(Locale.ROOT);
    return step.of() > 0
        ? String.format(
            Locale.ROOT, "%s, %d %% of %,d", what, 100L * step.done() / step.of(), step.of())
        : what;
  }

  private long bytes() {
    return folder.map(Progress::bytes).orElse(0L);
  }

  private static long bytes(Path fresh) {
    try (Stream<Path> files = Files.walk(fresh.resolve("objects"), 2)) {
      return files.mapToLong(Progress::size).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
