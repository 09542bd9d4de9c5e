package dev.slipway.adapters.merge;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** How much of one file is in another, in git's own estimate. For one thread. */
final class Similarity {
  /** Equal. */
  static final int MAX = 60_000;

  private final ObjectReader reader;
  private final PieceCache cache;
  private final Map<ObjectId, Content> known = new HashMap<>();

  Similarity(ObjectReader reader, PieceCache cache) {
    this.reader = reader;
    this.cache = cache;
  }

  Content content(Version version) {
    return known.computeIfAbsent(version.id(), Content::new);
  }

  /**
   * Both are regular files.
   *
   * @param minimum below it the answer may be 0
   */
  int of(Content one, Content two, int minimum) throws IOException {
    long size = one.size();
    long otherSize = two.size();
    long larger = Math.max(size, otherSize);
    long difference = larger - Math.min(size, otherSize);
    boolean hopeless = larger * (MAX - minimum) < difference * MAX;
    if (hopeless || otherSize == 0 || larger > ContentMerge.LARGEST) {
      return 0;
    }
    return (int) (one.pieces().common(two.pieces()) * (double) MAX / larger);
  }

  /** A file that is looked at when it has to be. */
  final class Content {
    private final ObjectId id;
    private long size = -1;
    private @Nullable Pieces pieces;

    Content(ObjectId id) {
      this.id = id;
    }

    long size() throws IOException {
      if (size < 0) {
        pieces = cache.get(id);
        size = pieces == null ? reader.getObjectSize(id, Constants.OBJ_BLOB) : pieces.size();
      }
      return size;
    }

    Pieces pieces() throws IOException {
      if (pieces == null) {
        pieces =
            Pieces.of(reader.open(id, Constants.OBJ_BLOB).getCachedBytes(ContentMerge.LARGEST));
        cache.put(id, pieces);
      }
      return pieces;
    }
  }
}
