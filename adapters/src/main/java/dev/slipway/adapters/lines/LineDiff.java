package dev.slipway.adapters.lines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The histogram difference of two texts: the longest run of lines that are rare in the old text is
 * common, and what is before and after it is compared in the same way. Decides every tie as git
 * does (xdiff/xhistogram.c), because another difference is another merge.
 */
final class LineDiff {
  /** Lines that occur more often than this are no anchor. */
  private static final int RARE = 64;

  private static final int NONE = -1;

  private final int[] old;
  private final int[] now;
  private final boolean[] removed;
  private final boolean[] added;

  /** By number of a line: its first place in the region, and how often it occurs there. */
  private final int[] first;

  private final int[] occurs;

  /** By place in the old text: the next place of the same line. */
  private final int[] next;

  private final Deque<Region> open = new ArrayDeque<>();

  private LineDiff(Lines old, Lines now, int numbers) {
    this.old = old.numbers();
    this.now = now.numbers();
    this.removed = new boolean[old.count() + 1];
    this.added = new boolean[now.count() + 1];
    this.first = new int[numbers];
    Arrays.fill(first, NONE);
    this.occurs = new int[numbers];
    this.next = new int[old.count()];
  }

  /**
   * @param numbers how many different lines there are
   */
  static List<Change> between(Lines old, Lines now, int numbers) {
    LineDiff diff = new LineDiff(old, now, numbers);
    diff.mark();
    new ChangeGroups(diff.old, diff.removed, diff.added).settle();
    new ChangeGroups(diff.now, diff.added, diff.removed).settle();
    return diff.changes();
  }

  private void mark() {
    open.push(new Region(0, old.length, 0, now.length));
    while (!open.isEmpty()) {
      Region region = open.pop();
      if (region.from == region.to || region.newFrom == region.newTo) {
        markAll(region);
      } else {
        split(region);
      }
    }
  }

  private void markAll(Region region) {
    Arrays.fill(removed, region.from, region.to, true);
    Arrays.fill(added, region.newFrom, region.newTo, true);
  }

  private void split(Region region) {
    count(region);
    Search search = new Search(region);
    search.run();
    forget(region);
    if (search.onlyFrequentLinesAreCommon()) {
      markAll(trimmed(region));
    } else if (search.found) {
      open.push(new Region(search.end, region.to, search.newEnd, region.newTo));
      open.push(new Region(region.from, search.begin, region.newFrom, search.newBegin));
    } else {
      markAll(region);
    }
  }

  /**
   * Where git would fall back to its older algorithm, all between the common ends counts as
   * changed: at worst a conflict too many.
   */
  private Region trimmed(Region region) {
    int from = region.from;
    int newFrom = region.newFrom;
    while (from < region.to && newFrom < region.newTo && old[from] == now[newFrom]) {
      from++;
      newFrom++;
    }
    int to = region.to;
    int newTo = region.newTo;
    while (from < to && newFrom < newTo && old[to - 1] == now[newTo - 1]) {
      to--;
      newTo--;
    }
    return new Region(from, to, newFrom, newTo);
  }

  private void count(Region region) {
    for (int i = region.to - 1; i >= region.from; i--) {
      next[i] = first[old[i]];
      first[old[i]] = i;
      occurs[old[i]]++;
    }
  }

  private void forget(Region region) {
    for (int i = region.from; i < region.to; i++) {
      first[old[i]] = NONE;
      occurs[old[i]] = 0;
    }
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.length || j < now.length) {
      int at = i;
      int newAt = j;
      while (removed[i]) {
        i++;
      }
      while (added[j]) {
        j++;
      }
      if (i > at || j > newAt) {
        changes.add(new Change(at, i - at, newAt, j - newAt));
      }
      i++;
      j++;
    }
    return changes;
  }

  private record Region(int from, int to, int newFrom, int newTo) {}

  /** Looks for the common run with the rarest line, and among equally rare ones the longest. */
  private final class Search {
    private final Region region;
    private int rarest = RARE + 1;
    private boolean anyCommon;
    private boolean found;
    private int begin;
    private int end;
    private int newBegin;
    private int newEnd;

    Search(Region region) {
      this.region = region;
    }

    void run() {
      for (int j = region.newFrom; j < region.newTo; ) {
        j = from(j);
      }
    }

    boolean onlyFrequentLinesAreCommon() {
      return anyCommon && rarest > RARE;
    }

    /** Tries all runs through a line of the new text; returns the line to try next. */
    private int from(int j) {
      int tryNext = j + 1;
      int i = first[now[j]];
      if (i == NONE) {
        return tryNext;
      }
      anyCommon = true;
      if (occurs[now[j]] > rarest) {
        return tryNext;
      }
      while (i != NONE) {
        int other = next[i];
        int end = widen(i, j);
        tryNext = Math.max(tryNext, j + end - i);
        while (other != NONE && other < end) {
          other = next[other];
        }
        i = other;
      }
      return tryNext;
    }

    /** Returns the end of the run. */
    private int widen(int i, int j) {
      int rare = occurs[now[j]];
      int back = 0;
      while (region.from < i - back
          && region.newFrom < j - back
          && old[i - back - 1] == now[j - back - 1]) {
        back++;
        rare = Math.min(rare, occurs[old[i - back]]);
      }
      int on = 1;
      while (i + on < region.to && j + on < region.newTo && old[i + on] == now[j + on]) {
        rare = Math.min(rare, occurs[old[i + on]]);
        on++;
      }
      if ((found && end - begin < on + back) || (!found && on + back > 1) || rare < rarest) {
        found = true;
        begin = i - back;
        end = i + on;
        newBegin = j - back;
        newEnd = j + on;
        rarest = rare;
      }
      return i + on;
    }
  }
}
