package dev.slipway.adapters.lines;

/**
 * Moves each group of changed lines to where git shows it: a group that begins and ends with equal
 * lines may as well stand earlier or later. It is joined with groups that it meets, stands where
 * the other text has a change too if it can, and else as late as possible (xdiff/xdiffi.c).
 */
final class ChangeGroups {
  private final int[] lines;
  private final Cursor own;
  private final Cursor other;

  ChangeGroups(int[] lines, boolean[] changed, boolean[] otherChanged) {
    this.lines = lines;
    this.own = new Cursor(changed);
    this.other = new Cursor(otherChanged);
  }

  void settle() {
    do {
      if (!own.isEmpty()) {
        settleGroup();
      }
      other.next();
    } while (own.next());
  }

  private void settleGroup() {
    int size;
    int earliest;
    boolean meetsOther;
    do {
      size = own.end - own.start;
      while (slideUp()) {
        other.previous();
      }
      earliest = own.end;
      meetsOther = !other.isEmpty();
      while (slideDown()) {
        other.next();
        meetsOther |= !other.isEmpty();
      }
    } while (size != own.end - own.start);
    if (own.end != earliest && meetsOther) {
      while (other.isEmpty() && slideUp()) {
        other.previous();
      }
    }
  }

  private boolean slideUp() {
    if (own.start == 0 || lines[own.start - 1] != lines[own.end - 1]) {
      return false;
    }
    own.changed[--own.start] = true;
    own.changed[--own.end] = false;
    while (own.start > 0 && own.changed[own.start - 1]) {
      own.start--;
    }
    return true;
  }

  private boolean slideDown() {
    if (own.end == lines.length || lines[own.start] != lines[own.end]) {
      return false;
    }
    own.changed[own.start++] = false;
    own.changed[own.end++] = true;
    while (own.changed[own.end]) {
      own.end++;
    }
    return true;
  }

  /** A group, perhaps an empty one, of which there is one before each unchanged line. */
  private static final class Cursor {
    /** One longer than the text; its last is never set. */
    private final boolean[] changed;

    private int start;
    private int end;

    Cursor(boolean[] changed) {
      this.changed = changed;
      while (changed[end]) {
        end++;
      }
    }

    boolean isEmpty() {
      return start == end;
    }

    boolean next() {
      if (end == changed.length - 1) {
        return false;
      }
      start = end + 1;
      end = start;
      while (changed[end]) {
        end++;
      }
      return true;
    }

    void previous() {
      end = start - 1;
      start = end;
      while (start > 0 && changed[start - 1]) {
        start--;
      }
    }
  }
}
