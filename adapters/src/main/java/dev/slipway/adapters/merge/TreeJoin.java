package dev.slipway.adapters.merge;

import java.io.IOException;
import java.util.SequencedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Reads base, ours and theirs of one directory side by side. */
final class TreeJoin {
  private final @Nullable TreeCursor[] open;

  private TreeJoin(ObjectReader reader, ObjectId[] trees) throws IOException {
    open = new TreeCursor[trees.length];
    for (int side = 0; side < trees.length; side++) {
      TreeCursor cursor = TreeCursor.of(reader, trees[side]);
      open[side] = cursor.next() ? cursor : null;
    }
  }

  /** Adds what is there by name, in the order of trees. */
  static void into(SequencedMap<String, PathState> entries, ObjectReader reader, ObjectId[] trees)
      throws IOException {
    TreeJoin join = new TreeJoin(reader, trees);
    for (TreeCursor least = join.least(); least != null; least = join.least()) {
      join.take(least, entries.computeIfAbsent(least.name(), n -> new PathState()));
    }
  }

  private @Nullable TreeCursor least() {
    TreeCursor least = null;
    for (TreeCursor each : open) {
      if (each != null && (least == null || each.compareTo(least) < 0)) {
        least = each;
      }
    }
    return least;
  }

  private void take(TreeCursor least, PathState state) {
    Version version = least.version();
    int taken = 0;
    for (int side = 0; side < open.length; side++) {
      TreeCursor each = open[side];
      if (each != null && each.compareTo(least) == 0) {
        state.set(side, each.isSameAs(least) ? version : each.version());
        taken |= 1 << side;
      }
    }
    for (int side = 0; side < open.length; side++) {
      TreeCursor each = open[side];
      if (each != null && (taken & 1 << side) != 0 && !each.next()) {
        open[side] = null;
      }
    }
  }
}
