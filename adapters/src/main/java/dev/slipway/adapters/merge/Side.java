package dev.slipway.adapters.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one side removed and added against the base, and how much of it matters. */
final class Side {
  /** Why it matters where a removed file went. */
  enum Need {
    /** The other side changed the file. */
    CONTENT,
    /** The other side added something to its directory. */
    LOCATION
  }

  /** How much it matters where a removed directory went. */
  enum Removal {
    UNIMPORTANT,
    FOR_PARENT,
    FOR_ITSELF
  }

  /** In the order in which git meets them. */
  final List<Pair> pairs = new ArrayList<>();

  final Map<String, Need> sources = new HashMap<>();
  final Map<String, Removal> removed = new HashMap<>();

  /** Directories that only this side changed: looked into only when renames are needed. */
  final GitOrder<Integer> untouched = new GitOrder<>();

  /** False once all of them have to be looked into. */
  boolean mayStayClosed = true;

  final DirectoryRenames renames = new DirectoryRenames(removed);

  /** A file at a path. */
  record Place(String path, String name, Version version) {
    static Place of(String path, Version version) {
      return new Place(path, nameOf(path), version);
    }

    static String nameOf(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** A removed file, an added one, or one that is both: renamed. */
  static final class Pair {
    @Nullable Place source;
    @Nullable Place target;

    /** Of the file as it was before it was found to be renamed. */
    Similarity.@Nullable Content content;

    /** The removed file was found elsewhere; this pair is no longer needed. */
    boolean used;

    Pair(@Nullable Place source, @Nullable Place target) {
      this.source = source;
      this.target = target;
    }

    boolean isAdded() {
      return source == null;
    }

    boolean isRenamed() {
      return source != null && target != null;
    }
  }
}
