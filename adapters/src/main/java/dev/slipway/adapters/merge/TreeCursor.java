package dev.slipway.adapters.merge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads the entries of one tree in git's order, without making objects of them. A name is a string
 * of bytes, one character each, so that strings sort as git sorts.
 */
final class TreeCursor {
  private static final byte[] EMPTY = {};
  private static final int LARGEST = 256 << 20;

  private final byte[] raw;
  private int start;
  private int mode;
  private int name;
  private int nameEnd;
  private int next;

  private TreeCursor(byte[] raw) {
    this.raw = raw;
  }

  static TreeCursor of(ObjectReader reader, ObjectId tree) throws IOException {
    return new TreeCursor(
        tree.equals(Constants.EMPTY_TREE_ID) || tree.equals(ObjectId.zeroId())
            ? EMPTY
            : reader.open(tree, Constants.OBJ_TREE).getCachedBytes(LARGEST));
  }

  /** Goes to the next entry, at first to the first; false when there is none. */
  boolean next() {
    if (next >= raw.length) {
      return false;
    }
    start = next;
    mode = 0;
    int at = start;
    for (; raw[at] != ' '; at++) {
      mode = (mode << 3) + (raw[at] - '0');
    }
    name = ++at;
    while (raw[at] != 0) {
      at++;
    }
    nameEnd = at;
    next = at + 1 + Constants.OBJECT_ID_LENGTH;
    return true;
  }

  void rewind() {
    next = 0;
  }

  /** The mode as git understands it today; old trees have others. */
  int mode() {
    return FileMode.fromBits(mode).getBits();
  }

  boolean hasOldMode() {
    return mode() != mode;
  }

  ObjectId id() {
    return ObjectId.fromRaw(raw, nameEnd + 1);
  }

  Version version() {
    return new Version(mode(), id());
  }

  String name() {
    return new String(raw, name, nameEnd - name, StandardCharsets.ISO_8859_1);
  }

  boolean isNamed(String other) {
    if (other.length() != nameEnd - name) {
      return false;
    }
    for (int i = 0; i < other.length(); i++) {
      if ((raw[name + i] & 0xff) != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** By git's order of entries, in which a directory's name ends with a slash. */
  int compareTo(TreeCursor other) {
    return compare(
        raw, name, nameEnd, isTree(), other.raw, other.name, other.nameEnd, other.isTree());
  }

  int compareTo(TreeEntry other) {
    byte[] otherName = other.name().getBytes(StandardCharsets.ISO_8859_1);
    return compare(
        raw, name, nameEnd, isTree(), otherName, 0, otherName.length, other.version().isTree());
  }

  boolean isSameAs(TreeCursor other) {
    return mode == other.mode
        && Arrays.equals(raw, nameEnd, next, other.raw, other.nameEnd, other.next);
  }

  /** Where the entry begins in the raw tree. */
  int start() {
    return start;
  }

  int end() {
    return next;
  }

  byte[] raw() {
    return raw;
  }

  boolean isTree() {
    return FileMode.TREE.equals(mode);
  }

  private static int compare(
      byte[] a, int from, int to, boolean tree, byte[] b, int from2, int to2, boolean tree2) {
    int common = Math.min(to - from, to2 - from2);
    int at = Arrays.mismatch(a, from, from + common, b, from2, from2 + common);
    at = at < 0 ? common : at;
    return charAt(a, from + at, to, tree) - charAt(b, from2 + at, to2, tree2);
  }

  private static int charAt(byte[] name, int at, int end, boolean tree) {
    return at < end ? name[at] & 0xff : tree ? '/' : 0;
  }
}
