package dev.slipway.adapters.merge;

import dev.slipway.core.repository.Conflict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Applies what a commit changed to the branch's tree, reading and writing only the trees that it
 * touched. Gives up where a rename on either side could make a difference: where something that the
 * commit touches is not on the branch, where both have something new at one path, and where the
 * commit removes a directory that the branch has changed.
 */
final class DirectMerge {
  private static final ObjectId EMPTY = Constants.EMPTY_TREE_ID;

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final ContentMerge contents;
  private final SortedMap<String, Conflict.Kind> conflicts = new TreeMap<>();
  private boolean undecided;

  DirectMerge(ObjectReader reader, ObjectInserter inserter, ContentMerge contents) {
    this.reader = reader;
    this.inserter = inserter;
    this.contents = contents;
  }

  /** Empty where renames have to be looked for. */
  Optional<TreeMerge.Result> merge(ObjectId base, ObjectId ours, ObjectId theirs)
      throws IOException {
    ObjectId tree = base.equals(theirs) ? ours : directory("", base, ours, theirs);
    if (undecided) {
      return Optional.empty();
    }
    return Optional.of(
        conflicts.isEmpty()
            ? new TreeMerge.Result.Clean(tree, false, List.of())
            : TreeMerge.conflicting(conflicts));
  }

  private ObjectId directory(String path, ObjectId base, ObjectId ours, ObjectId theirs)
      throws IOException {
    if (ours.equals(base)) {
      return theirs;
    }
    Map<String, Change> changes = changes(base, theirs);
    if (undecided) {
      return ours;
    }
    TreeCursor branch = TreeCursor.of(reader, ours);
    SortedMap<String, Version> edits = new TreeMap<>();
    for (Map.Entry<String, Change> change : changes.entrySet()) {
      String name = change.getKey();
      Version before = find(branch, name);
      Version after = entry(path + name, change.getValue(), before);
      if (undecided) {
        return ours;
      }
      if (!after.equals(before)) {
        edits.put(name, after);
      }
    }
    return edits.isEmpty() ? ours : write(branch, edits);
  }

  /** What the commit changed in one directory. */
  private Map<String, Change> changes(ObjectId base, ObjectId theirs) throws IOException {
    Map<String, Change> changes = new LinkedHashMap<>();
    TreeCursor old = TreeCursor.of(reader, base);
    TreeCursor now = TreeCursor.of(reader, theirs);
    boolean inOld = old.next();
    boolean inNow = now.next();
    while (inOld || inNow) {
      int order = !inOld ? 1 : !inNow ? -1 : old.compareTo(now);
      if (order != 0 || !old.isSameAs(now)) {
        Version before = order <= 0 ? old.version() : Version.NONE;
        Version after = order >= 0 ? now.version() : Version.NONE;
        undecided |=
            changes.put((order <= 0 ? old : now).name(), new Change(before, after)) != null;
      }
      inOld = order <= 0 ? old.next() : inOld;
      inNow = order >= 0 ? now.next() : inNow;
    }
    return changes;
  }

  private record Change(Version before, Version after) {}

  private static Version find(TreeCursor tree, String name) {
    tree.rewind();
    while (tree.next()) {
      if (tree.isNamed(name)) {
        return tree.version();
      }
    }
    return Version.NONE;
  }

  private Version entry(String path, Change change, Version ours) throws IOException {
    Version base = change.before;
    Version theirs = change.after;
    if (isTreeOrNothing(base) && isTreeOrNothing(ours) && theirs.isTree()) {
      return base.exists() && !ours.exists() ? giveUp(ours) : tree(path, base, ours, theirs);
    }
    if (base.isTree() || ours.isTree() || theirs.isTree()) {
      return !theirs.exists() && ours.equals(base) ? theirs : giveUp(ours);
    }
    if (ours.equals(base) || (ours.equals(theirs) && ours.exists())) {
      return theirs;
    }
    boolean everywhere = base.exists() && ours.exists() && theirs.exists();
    return everywhere && ours.hasTypeOf(theirs) ? content(path, base, ours, theirs) : giveUp(ours);
  }

  private static boolean isTreeOrNothing(Version version) {
    return version.isTree() || !version.exists();
  }

  private Version tree(String path, Version base, Version ours, Version theirs) throws IOException {
    if (!ours.exists()) {
      return theirs;
    }
    ObjectId merged =
        directory(path + "/", base.exists() ? base.id() : EMPTY, ours.id(), theirs.id());
    return merged.equals(EMPTY) ? Version.NONE : new Version(ours.mode(), merged);
  }

  private Version content(String path, Version base, Version ours, Version theirs)
      throws IOException {
    ContentMerge.Merged merged = contents.merge(path, base, ours, theirs);
    if (merged.conflict() != null) {
      conflicts.put(path, merged.conflict());
    }
    return merged.version();
  }

  private Version giveUp(Version any) {
    undecided = true;
    return any;
  }

  private ObjectId write(TreeCursor branch, SortedMap<String, Version> edits) throws IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream(branch.raw().length + 64);
    PriorityQueue<TreeEntry> added = new PriorityQueue<>();
    edits.forEach(
        (name, version) -> {
          if (version.exists()) {
            added.add(new TreeEntry(name, version));
          }
        });
    branch.rewind();
    int copied = 0;
    while (branch.next()) {
      undecided |= branch.hasOldMode();
      boolean replaced = edits.containsKey(branch.name());
      boolean before = !added.isEmpty() && branch.compareTo(added.element()) > 0;
      if (before || replaced) {
        tree.write(branch.raw(), copied, branch.start() - copied);
        copied = replaced ? branch.end() : branch.start();
      }
      while (!added.isEmpty() && branch.compareTo(added.element()) > 0) {
        added.remove().write(tree);
      }
    }
    tree.write(branch.raw(), copied, branch.raw().length - copied);
    while (!added.isEmpty()) {
      added.remove().write(tree);
    }
    return tree.size() == 0 ? EMPTY : inserter.insert(Constants.OBJ_TREE, tree.toByteArray());
  }
}
