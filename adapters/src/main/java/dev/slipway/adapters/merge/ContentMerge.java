package dev.slipway.adapters.merge;

import dev.slipway.adapters.lines.LineMerge;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Merges what two sides made of one file: its mode, and its bytes. */
final class ContentMerge {
  /** Larger files are left to people; their lines would take many times their size in memory. */
  static final int LARGEST = 32 << 20;

  /** How far git looks for a zero byte before it takes a file for text. */
  private static final int LOOKED_AT = 8000;

  private static final byte[] NOTHING = {};

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final Drivers drivers;

  ContentMerge(ObjectReader reader, ObjectInserter inserter, Drivers drivers) {
    this.reader = reader;
    this.inserter = inserter;
    this.drivers = drivers;
  }

  /**
   * What became of a file.
   *
   * @param version one side's, where there is a conflict
   */
  record Merged(Version version, Conflict.@Nullable Kind conflict) {
    boolean isClean() {
      return conflict == null;
    }
  }

  /**
   * Both sides have the same type of file.
   *
   * @param path where our side has it
   * @param base {@link Version#NONE} where both sides added it
   */
  Merged merge(String path, Version base, Version ours, Version theirs) throws IOException {
    boolean oneMode = ours.mode() == theirs.mode() || ours.mode() == base.mode();
    int mode = oneMode ? theirs.mode() : ours.mode();
    boolean modeConflict = !oneMode && theirs.mode() != base.mode();
    if (ours.id().equals(theirs.id()) || ours.id().equals(base.id())) {
      return merged(mode, theirs.id(), modeConflict);
    }
    if (theirs.id().equals(base.id())) {
      return merged(mode, ours.id(), modeConflict);
    }
    if (ours.isSubmodule()) {
      return new Merged(ours, Conflict.Kind.SUBMODULE);
    }
    if (ours.isLink()) {
      return new Merged(ours, Conflict.Kind.LINK);
    }
    Merged text = text(path, base.hasTypeOf(ours) ? base : Version.NONE, ours, theirs);
    return text.isClean() ? merged(mode, text.version().id(), modeConflict) : text;
  }

  private static Merged merged(int mode, ObjectId id, boolean modeConflict) {
    return new Merged(new Version(mode, id), modeConflict ? Conflict.Kind.MODE : null);
  }

  private Merged text(String path, Version base, Version ours, Version theirs) throws IOException {
    Drivers.Driver driver = drivers.of(path);
    if (driver != Drivers.Driver.TEXT) {
      return new Merged(
          ours, driver == Drivers.Driver.BINARY ? Conflict.Kind.BINARY : Conflict.Kind.OWN_DRIVER);
    }
    if (isLarge(base) || isLarge(ours) || isLarge(theirs)) {
      return new Merged(ours, Conflict.Kind.LARGE);
    }
    byte[] baseBytes = bytes(base);
    byte[] ourBytes = bytes(ours);
    byte[] theirBytes = bytes(theirs);
    if (isBinary(baseBytes) || isBinary(ourBytes) || isBinary(theirBytes)) {
      return new Merged(ours, Conflict.Kind.BINARY);
    }
    Optional<byte[]> lines = LineMerge.of(baseBytes, ourBytes, theirBytes);
    if (lines.isEmpty()) {
      return new Merged(
          ours, base.exists() ? Conflict.Kind.BOTH_CHANGED : Conflict.Kind.BOTH_ADDED);
    }
    return new Merged(
        new Version(ours.mode(), inserter.insert(Constants.OBJ_BLOB, lines.get())), null);
  }

  private boolean isLarge(Version version) throws IOException {
    return version.exists() && reader.getObjectSize(version.id(), Constants.OBJ_BLOB) > LARGEST;
  }

  private byte[] bytes(Version version) throws IOException {
    return version.exists()
        ? reader.open(version.id(), Constants.OBJ_BLOB).getCachedBytes(LARGEST)
        : NOTHING;
  }

  static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
