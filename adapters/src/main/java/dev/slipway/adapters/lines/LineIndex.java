package dev.slipway.adapters.lines;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts texts into lines and gives equal lines of all of them the same number. */
final class LineIndex {
  private static final int FIRST_SIZE = 256;
  private static final int PRIME = 0x01000193;

  private @Nullable Entry[] table = new Entry[FIRST_SIZE];
  private int known;

  /** Lines keep their ends: a last line without one differs from the same line with one. */
  Lines of(byte[] text) {
    int[] starts = new int[16];
    int[] numbers = new int[16];
    int count = 0;
    for (int at = 0; at < text.length; count++) {
      if (count + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count + 2);
        numbers = Arrays.copyOf(numbers, 2 * count + 2);
      }
      int hash = 0x811c9dc5;
      int end = at;
      byte c;
      do {
        c = text[end++];
        hash = (hash ^ c) * PRIME;
      } while (c != '\n' && end < text.length);
      starts[count] = at;
      numbers[count] = number(text, at, end, hash ^ (hash >>> 15));
      at = end;
    }
    starts[count] = text.length;
    return new Lines(text, Arrays.copyOf(starts, count + 1), Arrays.copyOf(numbers, count));
  }

  /** How many different lines there are. */
  int size() {
    return known;
  }

  private int number(byte[] text, int from, int to, int hash) {
    int slot = hash & (table.length - 1);
    for (Entry e = table[slot]; e != null; e = e.next) {
      if (e.hash == hash && Arrays.equals(e.text, e.from, e.to, text, from, to)) {
        return e.number;
      }
    }
    table[slot] = new Entry(text, from, to, hash, known, table[slot]);
    if (++known > table.length) {
      grow();
    }
    return known - 1;
  }

  private void grow() {
    @Nullable Entry[] old = table;
    table = new Entry[old.length * 4];
    for (Entry chain : old) {
      for (Entry e = chain; e != null; ) {
        Entry next = e.next;
        int slot = e.hash & (table.length - 1);
        e.next = table[slot];
        table[slot] = e;
        e = next;
      }
    }
  }

  private static final class Entry {
    private final byte[] text;
    private final int from;
    private final int to;
    private final int hash;
    private final int number;
    private @Nullable Entry next;

    Entry(byte[] text, int from, int to, int hash, int number, @Nullable Entry next) {
      this.text = text;
      this.from = from;
      this.to = to;
      this.hash = hash;
      this.number = number;
      this.next = next;
    }
  }
}
