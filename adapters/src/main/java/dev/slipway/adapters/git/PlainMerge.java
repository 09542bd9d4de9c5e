package dev.slipway.adapters.git;

import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.dircache.DirCacheBuildIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAttributes;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.jspecify.annotations.Nullable;

/** JGit's own three-way merge: histogram diff, no renames, never a union of both sides. */
final class PlainMerge implements CommitMerge {

  @Override
  public Merged merge(
      Repository mirror, ObjectInserter inserter, ObjectId base, RevTree ours, RevTree theirs)
      throws IOException {
    try (Merger merger = new Merger(mirror, inserter)) {
      if (merger.mergeTrees(base, ours, theirs)) {
        return new Merged.Clean(merger.getResultTreeId());
      }
      TreeSet<String> paths = new TreeSet<>(merger.getUnmergedPaths());
      if (merger.getFailingPaths() != null) {
        paths.addAll(merger.getFailingPaths().keySet());
      }
      return new Merged.Conflicting(conflicts(inserter, List.copyOf(paths), base, ours, theirs));
    }
  }

  private static List<Conflict> conflicts(
      ObjectInserter inserter, List<String> paths, ObjectId base, RevTree ours, RevTree theirs)
      throws IOException {
    try (ObjectReader reader = inserter.newReader()) {
      List<Conflict> conflicts = new ArrayList<>();
      for (String path : paths) {
        conflicts.add(
            new Conflict(
                path,
                kind(
                    type(reader, path, base),
                    type(reader, path, ours),
                    type(reader, path, theirs))));
      }
      return conflicts;
    }
  }

  private static Conflict.Kind kind(int base, int ours, int theirs) {
    if (!isFileOrNothing(base) || !isFileOrNothing(ours) || !isFileOrNothing(theirs)) {
      return Conflict.Kind.OTHER;
    }
    boolean inBase = base != Constants.OBJ_BAD;
    boolean inOurs = ours != Constants.OBJ_BAD;
    boolean inTheirs = theirs != Constants.OBJ_BAD;
    if (inOurs && inTheirs) {
      return inBase ? Conflict.Kind.BOTH_CHANGED : Conflict.Kind.BOTH_ADDED;
    }
    if (inBase && inTheirs) {
      return Conflict.Kind.DELETED_ON_BRANCH;
    }
    return inBase && inOurs ? Conflict.Kind.DELETED_BY_COMMIT : Conflict.Kind.OTHER;
  }

  private static boolean isFileOrNothing(int type) {
    return type == Constants.OBJ_BLOB || type == Constants.OBJ_BAD;
  }

  private static int type(ObjectReader reader, String path, ObjectId tree) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk == null ? Constants.OBJ_BAD : walk.getFileMode(0).getObjectType();
    }
  }

  /** Takes the base as a tree and turns {@code merge=union} off. */
  private static final class Merger extends ResolveMerger implements AutoCloseable {
    Merger(Repository mirror, ObjectInserter inserter) {
      super(mirror, true);
      setObjectInserter(inserter);
    }

    boolean mergeTrees(ObjectId base, RevTree ours, RevTree theirs) throws IOException {
      return mergeTrees(iterator(base), ours, theirs, false);
    }

    @Override
    public void close() {
      walk.close();
      reader.close();
    }

    private AbstractTreeIterator iterator(ObjectId tree) throws IOException {
      return tree.equals(Constants.EMPTY_TREE_ID)
          ? new EmptyTreeIterator()
          : new CanonicalTreeParser(null, reader, tree);
    }

    @Override
    protected boolean processEntry(
        @Nullable CanonicalTreeParser base,
        @Nullable CanonicalTreeParser ours,
        @Nullable CanonicalTreeParser theirs,
        DirCacheBuildIterator index,
        @Nullable WorkingTreeIterator work,
        boolean ignoreConflicts,
        MergeAttributes attributes)
        throws IOException {
      return super.processEntry(
          base, ours, theirs, index, work, ignoreConflicts, new WithoutUnion(attributes));
    }
  }

  /** Union calls a file clean that holds both sides' lines in any order; a person must see it. */
  private record WithoutUnion(MergeAttributes all) implements MergeAttributes {
    @Override
    public Attributes base() {
      return without(all.base());
    }

    @Override
    public Attributes ours() {
      return without(all.ours());
    }

    @Override
    public Attributes theirs() {
      return without(all.theirs());
    }

    private static final String UNION = "union";

    private static Attributes without(Attributes attributes) {
      if (!UNION.equals(attributes.getValue(Constants.ATTR_MERGE))) {
        return attributes;
      }
      Attributes rest = new Attributes(attributes.getAll().toArray(Attribute[]::new));
      rest.remove(Constants.ATTR_MERGE);
      return rest;
    }
  }
}
