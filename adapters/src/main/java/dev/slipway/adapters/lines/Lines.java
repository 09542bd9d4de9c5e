package dev.slipway.adapters.lines;

import java.io.ByteArrayOutputStream;

/**
 * A text as numbers of lines.
 *
 * @param starts where each line begins, and the end of the text
 * @param numbers one for each line; see {@link LineIndex}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record Lines(byte[] text, int[] starts, int[] numbers) {
  int count() {
    return numbers.length;
  }

  boolean equal(int from, Lines other, int otherFrom, int length) {
    for (int i = 0; i < length; i++) {
      if (numbers[from + i] != other.numbers[otherFrom + i]) {
        return false;
      }
    }
    return true;
  }

  void copy(int from, int to, ByteArrayOutputStream out) {
    if (from < to) {
      out.write(text, starts[from], starts[to] - starts[from]);
    }
  }
}
