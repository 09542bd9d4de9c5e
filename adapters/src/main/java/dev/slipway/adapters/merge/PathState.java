package dev.slipway.adapters.merge;

import dev.slipway.core.repository.Conflict;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What is known of one path during a merge with renames. */
final class PathState {
  static final int BASE = 0;
  static final int OURS = 1;
  static final int THEIRS = 2;

  /** What base, ours and theirs have here; renames move versions to where they belong. */
  final Version[] versions = {Version.NONE, Version.NONE, Version.NONE};

  /** One bit for each of the three that has a file here, or a directory. */
  int files;

  int directories;

  /** The bits of those that have the same; 0 where no two have. */
  int matching;

  /** What is in an opened directory, in git's order as long as {@link #inOrder} says so. */
  @Nullable SequencedMap<String, PathState> entries;

  boolean inOrder = true;

  /** Where our side has the file, if that is elsewhere. */
  @Nullable String ourPath;

  /** Why this path is in conflict whatever its content is. */
  Conflict.@Nullable Kind conflict;

  boolean resolved;
  Version result = Version.NONE;

  void set(int side, Version version) {
    versions[side] = version;
    if (version.isTree()) {
      directories |= 1 << side;
    } else {
      files |= 1 << side;
    }
  }

  /** To be called once, when all versions are set. */
  void compare() {
    boolean ours = same(BASE, OURS);
    boolean theirs = same(BASE, THEIRS);
    if (ours || theirs) {
      matching = 1 << BASE | (ours ? 1 << OURS : 0) | (theirs ? 1 << THEIRS : 0);
    } else if (same(OURS, THEIRS)) {
      matching = 1 << OURS | 1 << THEIRS;
    }
  }

  private boolean same(int one, int other) {
    return versions[one].exists() && versions[one].equals(versions[other]);
  }

  /** A file on one side, a directory on the other. */
  boolean isFileAndDirectory() {
    return files != 0 && directories != 0;
  }

  void resolve(Version with) {
    resolved = true;
    result = with;
  }

  /** Takes away what is a directory. */
  void keepFilesOnly() {
    matching &= ~directories;
    directories = 0;
    for (int side = BASE; side <= THEIRS; side++) {
      if ((files & 1 << side) == 0) {
        versions[side] = Version.NONE;
      }
    }
  }

  SequencedMap<String, PathState> opened() {
    if (entries == null) {
      entries = new LinkedHashMap<>();
    }
    return entries;
  }
}
