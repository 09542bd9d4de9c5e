package dev.slipway.adapters.merge;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pieces of files that were compared last: picks of one day meet the same renamed files
 * again and again. Thread-safe.
 */
final class PieceCache {
  private final long most;
  private final SequencedMap<ObjectId, Pieces> byUse = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param most bytes of memory, roughly
   */
  PieceCache(long most) {
    this.most = most;
  }

  synchronized @Nullable Pieces get(ObjectId file) {
    return byUse.get(file);
  }

  synchronized void put(ObjectId file, Pieces pieces) {
    if (byUse.put(file, pieces) == null) {
      bytes += pieces.bytes();
    }
    while (bytes > most) {
      bytes -= byUse.pollFirstEntry().getValue().bytes();
    }
  }
}
