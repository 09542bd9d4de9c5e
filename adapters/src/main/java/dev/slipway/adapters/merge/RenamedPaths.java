package dev.slipway.adapters.merge;

import dev.slipway.adapters.merge.RenameMerge.SidePair;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Brings what is known of a renamed file together at its new path. */
final class RenamedPaths {
  private static final int BASE = PathState.BASE;
  private static final int OURS = PathState.OURS;
  private static final int THEIRS = PathState.THEIRS;

  private final PathTable table;
  private final ContentMerge contents;
  private final List<String> renamed = new ArrayList<>();

  RenamedPaths(PathTable table, ContentMerge contents) {
    this.table = table;
    this.contents = contents;
  }

  /**
   * @param pairs sorted by source; both sides' renames of one file follow each other
   * @return the new names of files that our side renamed and theirs changed
   */
  List<String> apply(List<SidePair> pairs) throws IOException {
    for (int i = 0; i < pairs.size(); i++) {
      SidePair pair = pairs.get(i);
      PathState source = table.find(pair.source());
      if (source == null || source.resolved) {
        continue;
      }
      boolean byBoth = i + 1 < pairs.size() && pair.source().equals(pairs.get(i + 1).source());
      if (byBoth) {
        both(source, pair, pairs.get(++i));
      } else {
        one(source, pair);
      }
    }
    return renamed;
  }

  private void both(PathState source, SidePair ours, SidePair theirs) {
    PathState ourTarget = table.state(ours.target());
    PathState theirTarget = table.state(theirs.target());
    if (ours.target().equals(theirs.target())) {
      ourTarget.versions[BASE] = source.versions[BASE];
      ourTarget.files |= 1 << BASE;
      source.resolve(Version.NONE);
      return;
    }
    source.conflict = Conflict.Kind.RENAMED_TWICE;
    ourTarget.conflict = Conflict.Kind.RENAMED_TWICE;
    theirTarget.conflict = Conflict.Kind.RENAMED_TWICE;
  }

  private void one(PathState source, SidePair pair) throws IOException {
    PathState target = table.state(pair.target());
    int side = pair.side();
    int other = OURS + THEIRS - side;
    boolean deleted = source.files == 1 << BASE;
    boolean typeChanged =
        !deleted && source.versions[other].isFile() != target.versions[side].isFile();
    boolean collision = !typeChanged && (target.files & 1 << other) != 0;
    if (collision && deleted) {
      target.conflict = Conflict.Kind.RENAMED_AND_DELETED;
    } else if (collision) {
      collide(source, target, pair, other);
    } else {
      follow(source, target, pair, other, deleted, typeChanged);
    }
    if (!typeChanged) {
      source.resolve(Version.NONE);
    }
  }

  /** The file is merged at its old path first; then it meets the other file at the new one. */
  private void collide(PathState source, PathState target, SidePair pair, int other)
      throws IOException {
    Version renamed = target.versions[pair.side()];
    Version stayed = source.versions[other];
    if (!renamed.hasTypeOf(stayed)) {
      target.conflict = Conflict.Kind.TYPE;
      return;
    }
    boolean oursRenamed = pair.side() == OURS;
    ContentMerge.Merged merged =
        contents.merge(
            oursRenamed ? pair.target() : pair.source(),
            source.versions[BASE],
            oursRenamed ? renamed : stayed,
            oursRenamed ? stayed : renamed);
    target.versions[pair.side()] = merged.version();
    if (!merged.isClean()) {
      target.conflict = Conflict.Kind.RENAMED_ONTO;
    }
  }

  private void follow(
      PathState source,
      PathState target,
      SidePair pair,
      int other,
      boolean deleted,
      boolean typeChanged) {
    target.versions[BASE] = source.versions[BASE];
    target.files |= 1 << BASE;
    if (typeChanged) {
      source.versions[BASE] = Version.NONE;
      source.files &= ~(1 << BASE);
    } else if (deleted) {
      target.conflict = Conflict.Kind.RENAMED_AND_DELETED;
    } else {
      target.versions[other] = source.versions[other];
      target.files |= 1 << other;
      if (other == OURS) {
        target.ourPath = pair.source();
      } else if (!source.versions[THEIRS].equals(source.versions[BASE])) {
        renamed.add(TreeMerge.text(pair.target()));
      }
    }
  }
}
