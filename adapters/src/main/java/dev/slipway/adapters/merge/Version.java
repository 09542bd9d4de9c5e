package dev.slipway.adapters.merge;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What one tree has at a path.
 *
 * @param mode as in a tree; 0 where there is nothing
 */
record Version(int mode, ObjectId id) {
  static final Version NONE = new Version(0, ObjectId.zeroId());

  boolean exists() {
    return mode != 0;
  }

  boolean isTree() {
    return type() == FileMode.TYPE_TREE;
  }

  boolean isFile() {
    return type() == FileMode.TYPE_FILE;
  }

  boolean isLink() {
    return type() == FileMode.TYPE_SYMLINK;
  }

  boolean isSubmodule() {
    return type() == FileMode.TYPE_GITLINK;
  }

  boolean hasTypeOf(Version other) {
    return type() == other.type();
  }

  private int type() {
    return mode & FileMode.TYPE_MASK;
  }
}
