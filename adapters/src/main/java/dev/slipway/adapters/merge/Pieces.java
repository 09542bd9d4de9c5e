package dev.slipway.adapters.merge;

import java.util.Arrays;

/**
 * A file cut at line ends, or after 64 bytes, with git's own hash of each piece (diffcore-delta.c
 * of git 2.44).
 *
 * @param sorted the hash of a piece in the upper half, the bytes of all pieces with it in the lower
 * @param size of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pieces(long[] sorted, int size) {
  private static final int LONGEST = 64;
  private static final int HASHES = 107_927;
  private static final int OVERHEAD = 128;

  static Pieces of(byte[] text) {
    boolean isText = !ContentMerge.isBinary(text);
    long[] pieces = new long[text.length / 32 + 16];
    int count = 0;
    int one = 0;
    int two = 0;
    int length = 0;
    for (int i = 0; i < text.length; i++) {
      int c = text[i] & 0xff;
      if (isText && c == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
        continue;
      }
      int before = one;
      one = ((one << 7) ^ (two >>> 25)) + c;
      two = (two << 7) ^ (before >>> 25);
      length++;
      if (length == LONGEST || c == '\n') {
        pieces = count < pieces.length ? pieces : Arrays.copyOf(pieces, 2 * count);
        pieces[count++] = piece(one, two, length);
        one = 0;
        two = 0;
        length = 0;
      }
    }
    if (length > 0) {
      pieces = count < pieces.length ? pieces : Arrays.copyOf(pieces, count + 1);
      pieces[count++] = piece(one, two, length);
    }
    return new Pieces(summed(pieces, count), text.length);
  }

  private static long piece(int one, int two, int length) {
    return ((long) Integer.remainderUnsigned(one + two * 0x61, HASHES) << 32) | length;
  }

  private static long[] summed(long[] pieces, int count) {
    Arrays.sort(pieces, 0, count);
    int last = -1;
    for (int i = 0; i < count; i++) {
      if (last >= 0 && pieces[last] >>> 32 == pieces[i] >>> 32) {
        pieces[last] += (int) pieces[i];
      } else {
        pieces[++last] = pieces[i];
      }
    }
    return Arrays.copyOf(pieces, last + 1);
  }

  /** The bytes that both have. */
  long common(Pieces other) {
    long common = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < other.sorted.length) {
      long left = sorted[i] >>> 32;
      long right = other.sorted[j] >>> 32;
      if (left == right) {
        common += Math.min((int) sorted[i], (int) other.sorted[j]);
      }
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return common;
  }

  /** Of memory. */
  int bytes() {
    return Long.BYTES * sorted.length + OVERHEAD;
  }
}
