package dev.slipway.adapters.merge;

import dev.slipway.core.repository.Conflict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Decides every path, what is in a directory before the directory, and writes the trees. */
final class Resolution {
  private static final int BASE = 1 << PathState.BASE;
  private static final int OURS = 1 << PathState.OURS;
  private static final int THEIRS = 1 << PathState.THEIRS;

  private final PathTable table;
  private final ObjectInserter inserter;
  private final ContentMerge contents;
  private final SortedMap<String, Conflict.Kind> conflicts;

  /**
   * @param conflicts those that are known already; others are added
   */
  Resolution(
      PathTable table,
      ObjectInserter inserter,
      ContentMerge contents,
      SortedMap<String, Conflict.Kind> conflicts) {
    this.table = table;
    this.inserter = inserter;
    this.contents = contents;
    this.conflicts = conflicts;
  }

  /**
   * @param renamed see {@link TreeMerge.Result.Clean}
   */
  TreeMerge.Result result(List<String> renamed) throws IOException {
    PathState root = table.root();
    Version tree = directory("", root, root.opened());
    return conflicts.isEmpty()
        ? new TreeMerge.Result.Clean(
            tree.exists() ? tree.id() : Constants.EMPTY_TREE_ID, true, renamed)
        : TreeMerge.conflicting(conflicts);
  }

  private Version directory(String prefix, PathState state, SequencedMap<String, PathState> entries)
      throws IOException {
    List<TreeEntry> kept = new ArrayList<>(entries.size());
    for (Map.Entry<String, PathState> entry : entries.entrySet()) {
      PathState child = entry.getValue();
      if (child.entries != null || !child.resolved) {
        settle(prefix + entry.getKey(), child);
      }
      if (child.result.exists()) {
        kept.add(new TreeEntry(entry.getKey(), child.result));
      }
    }
    if (!state.inOrder) {
      kept.sort(null);
    }
    return kept.isEmpty() ? Version.NONE : new Version(FileMode.TYPE_TREE, write(kept));
  }

  /** Nobody reads the trees of a merge with conflicts. */
  private ObjectId write(List<TreeEntry> entries) throws IOException {
    if (!conflicts.isEmpty()) {
      return Constants.EMPTY_TREE_ID;
    }
    ByteArrayOutputStream tree = new ByteArrayOutputStream(64 * entries.size());
    entries.forEach(e -> e.write(tree));
    return inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
  }

  private void settle(String path, PathState state) throws IOException {
    if (state.entries != null) {
      state.result = directory(path + "/", state, state.entries);
    }
    Conflict.Kind conflict = state.resolved ? null : decide(path, state);
    if (conflict != null) {
      conflicts.put(path, conflict);
    }
  }

  private Conflict.@Nullable Kind decide(String path, PathState state) throws IOException {
    if (state.directories == 0) {
      return file(path, state);
    }
    if (state.files == 0) {
      return null;
    }
    if (state.result.exists()) {
      return beside(state);
    }
    state.keepFilesOnly();
    return file(path, state);
  }

  /** A directory stays where it is; a file that is there as well is in its way. */
  private static Conflict.@Nullable Kind beside(PathState state) {
    if (state.files == BASE) {
      return null;
    }
    state.keepFilesOnly();
    boolean gone = state.matching != 0 && !changed(state).exists();
    return gone ? null : Conflict.Kind.FILE_AND_DIRECTORY;
  }

  private static Version changed(PathState state) {
    return state.versions[state.matching == (BASE | OURS) ? PathState.THEIRS : PathState.OURS];
  }

  private Conflict.@Nullable Kind file(String path, PathState state) throws IOException {
    Version ours = state.versions[PathState.OURS];
    Version theirs = state.versions[PathState.THEIRS];
    if (state.matching != 0) {
      state.result = changed(state);
      return state.result.exists() ? state.conflict : null;
    }
    if ((state.files & OURS) != 0 && (state.files & THEIRS) != 0) {
      return ours.hasTypeOf(theirs) ? content(path, state) : Conflict.Kind.TYPE;
    }
    state.result = ours.exists() ? ours : theirs;
    return switch (state.files) {
      case BASE | OURS -> orElse(state.conflict, Conflict.Kind.DELETED_BY_COMMIT);
      case BASE | THEIRS -> orElse(state.conflict, Conflict.Kind.DELETED_ON_BRANCH);
      default -> state.conflict;
    };
  }

  private static Conflict.Kind orElse(Conflict.@Nullable Kind first, Conflict.Kind other) {
    return first == null ? other : first;
  }

  private Conflict.@Nullable Kind content(String path, PathState state) throws IOException {
    ContentMerge.Merged merged =
        contents.merge(
            state.ourPath == null ? path : state.ourPath,
            state.versions[PathState.BASE],
            state.versions[PathState.OURS],
            state.versions[PathState.THEIRS]);
    state.result = merged.version();
    return state.conflict == null ? merged.conflict() : state.conflict;
  }
}
