package dev.slipway.adapters.merge;

import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Merges three trees as {@code git merge-tree} does with its default settings: the same verdict,
 * the same tree, the same conflicting paths. What differs from git is in docs/picks.md.
 * Thread-safe.
 */
public final class TreeMerge {
  private static final long CACHED_BYTES = 16 << 20;

  /** Of all repositories: what is in a file does not depend on where it is. */
  private static final PieceCache PIECES = new PieceCache(CACHED_BYTES);

  /** What became of a merge. */
  public sealed interface Result {
    /**
     * @param byRenames whether renames had to be looked for
     * @param renamed files of the commit that have another name on the branch, by that name
     */
    record Clean(ObjectId tree, boolean byRenames, List<String> renamed) implements Result {
      public Clean {
        renamed = List.copyOf(renamed);
      }
    }

    /** Never empty, sorted by path. */
    record Conflicting(List<Conflict> conflicts) implements Result {
      public Conflicting {
        conflicts = List.copyOf(conflicts);
      }
    }
  }

  /**
   * @param repository for its attributes
   * @param inserter takes what the merge writes; what it holds already is found
   * @param base the tree that the other two were made from
   * @param ours the branch's
   * @param theirs the commit's
   */
  public Result merge(
      Repository repository, ObjectInserter inserter, ObjectId base, ObjectId ours, ObjectId theirs)
      throws IOException {
    try (ObjectReader reader = inserter.newReader()) {
      ContentMerge contents =
          new ContentMerge(reader, inserter, new Drivers(repository, reader, ours));
      Optional<Result> direct =
          new DirectMerge(reader, inserter, contents).merge(base, ours, theirs);
      return direct.isPresent()
          ? direct.get()
          : new RenameMerge(reader, inserter, contents, PIECES).merge(base, ours, theirs);
    }
  }

  static Result conflicting(Map<String, Conflict.Kind> byPath) {
    List<Conflict> conflicts = new ArrayList<>();
    byPath.forEach((path, kind) -> conflicts.add(new Conflict(text(path), kind)));
    conflicts.sort(Comparator.comparing(Conflict::path));
    return new Result.Conflicting(conflicts);
  }

  static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
