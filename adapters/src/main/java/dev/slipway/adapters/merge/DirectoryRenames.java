package dev.slipway.adapters.merge;

import dev.slipway.adapters.merge.Side.Place;
import dev.slipway.adapters.merge.Side.Removal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where one side's removed directories went: to where most of their files went. Counted while
 * renames of files are found, because they guide the search as well.
 */
final class DirectoryRenames {
  /** No path: where the files went that have not been looked for. */
  private static final String UNKNOWN = "/";

  private final Map<String, Removal> removed;
  private final Map<String, GitOrder<Integer>> counts = new HashMap<>();
  private final Map<String, String> guesses = new HashMap<>();
  private final Map<String, String> settled = new HashMap<>();

  DirectoryRenames(Map<String, Removal> removed) {
    this.removed = removed;
  }

  /** Counts for the directories of a renamed file, as far up as the names below them agree. */
  void count(String source, String target) {
    String from = source;
    String to = target;
    boolean first = true;
    while (first || (!from.isEmpty() && !to.isEmpty())) {
      String fromName = Place.nameOf(from);
      String toName = Place.nameOf(to);
      from = parent(from);
      to = parent(to);
      if (!removed.containsKey(from) || (!first && !fromName.equals(toName))) {
        return;
      }
      Removal removal = removal(from);
      if (first || removal == Removal.FOR_ITSELF) {
        increment(from, to);
      }
      if (removal == Removal.UNIMPORTANT) {
        return;
      }
      first = false;
    }
  }

  /** After the exact renames: the best guess for each directory. */
  void guess() {
    counts.forEach((from, targets) -> guesses.put(from, highest(targets)));
  }

  @Nullable String guessFor(String directory) {
    return guesses.get(directory);
  }

  /** A file whose place is still unknown could change the count of all directories above it. */
  void countUnknown(String source) {
    for (String from = parent(source);
        !from.isEmpty() && removal(from) != Removal.UNIMPORTANT;
        from = parent(from)) {
      increment(from, UNKNOWN);
    }
  }

  /** No more renames need to be found for directories whose majority is certain. */
  void closeDecided() {
    counts.forEach(
        (from, targets) -> {
          if (removal(from) == Removal.FOR_ITSELF && isDecided(targets)) {
            removed.put(from, Removal.FOR_PARENT);
          }
        });
  }

  /** Whether a file below undecided directories still has to be found. */
  boolean needs(String source) {
    String directory = parent(source);
    while (removal(directory) == Removal.FOR_PARENT) {
      directory = parent(directory);
    }
    return removal(directory) == Removal.FOR_ITSELF;
  }

  /**
   * Ends the counting.
   *
   * @return the directories that went to several places, none of which has the most files
   */
  SortedSet<String> settle() {
    SortedSet<String> split = new TreeSet<>();
    counts.forEach(
        (from, targets) -> {
          targets.remove(UNKNOWN);
          if (removal(from) == Removal.UNIMPORTANT || targets.isEmpty()) {
            return;
          }
          String best = highest(targets);
          int most = amount(targets, best);
          if (targets.keys().stream().filter(t -> amount(targets, t) == most).count() > 1) {
            split.add(from);
          } else {
            settled.put(from, best);
          }
        });
    return split;
  }

  /** Directories that both sides renamed are nobody's. */
  void forgetShared(DirectoryRenames other) {
    for (String directory : List.copyOf(settled.keySet())) {
      if (other.settled.remove(directory) != null) {
        settled.remove(directory);
      }
    }
  }

  boolean isEmpty() {
    return settled.isEmpty();
  }

  boolean renamed(String directory) {
    return settled.containsKey(directory);
  }

  /** The nearest renamed directory above a path. */
  @Nullable String above(String path) {
    if (settled.isEmpty()) {
      return null;
    }
    int slash = path.lastIndexOf('/');
    while (slash >= 0) {
      String directory = path.substring(0, slash);
      if (settled.containsKey(directory)) {
        return directory;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return null;
  }

  String target(String directory) {
    return Objects.requireNonNull(settled.get(directory));
  }

  /** Where a path goes with its directory. */
  String moved(String path, String directory) {
    String to = target(directory);
    return to.isEmpty()
        ? path.substring(directory.length() + 1)
        : to + path.substring(directory.length());
  }

  static String parent(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private Removal removal(String directory) {
    return removed.getOrDefault(directory, Removal.UNIMPORTANT);
  }

  private void increment(String from, String to) {
    GitOrder<Integer> targets = counts.computeIfAbsent(from, f -> new GitOrder<>());
    targets.put(to, amount(targets, to) + 1);
  }

  private static int amount(GitOrder<Integer> targets, String to) {
    return Objects.requireNonNullElse(targets.get(to), 0);
  }

  /** The first of the highest, in git's order. */
  private static String highest(GitOrder<Integer> targets) {
    String highest = "";
    int most = 0;
    for (String target : targets.keys()) {
      int amount = amount(targets, target);
      if (amount > most) {
        most = amount;
        highest = target;
      }
    }
    return highest;
  }

  private static boolean isDecided(GitOrder<Integer> targets) {
    int first = 0;
    int second = 0;
    for (String target : targets.keys()) {
      int amount = amount(targets, target);
      if (!target.equals(UNKNOWN)) {
        second = Math.max(second, Math.min(first, amount));
        first = Math.max(first, amount);
      }
    }
    return first > second + amount(targets, UNKNOWN);
  }
}
