package dev.slipway.adapters.lines;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merges two texts that were made from a third. Clean exactly where git's merge is (xdiff/xmerge.c,
 * level "zealous"): changes that touch each other are a conflict unless they are the same.
 */
public final class LineMerge {
  private final Lines ours;
  private final Lines theirs;
  private final int shiftOfOurs;
  private final int shiftOfTheirs;
  private final List<Hunk> hunks = new ArrayList<>();

  private LineMerge(Lines base, Lines ours, Lines theirs) {
    this.ours = ours;
    this.theirs = theirs;
    this.shiftOfOurs = ours.count() - base.count();
    this.shiftOfTheirs = theirs.count() - base.count();
  }

  /** The merged text; empty on a conflict. */
  public static Optional<byte[]> of(byte[] base, byte[] ours, byte[] theirs) {
    LineIndex index = new LineIndex();
    Lines baseLines = index.of(base);
    Lines ourLines = index.of(ours);
    Lines theirLines = index.of(theirs);
    List<Change> ourChanges = LineDiff.between(baseLines, ourLines, index.size());
    List<Change> theirChanges = LineDiff.between(baseLines, theirLines, index.size());
    if (ourChanges.isEmpty()) {
      return Optional.of(theirs);
    }
    if (theirChanges.isEmpty()) {
      return Optional.of(ours);
    }
    LineMerge merge = new LineMerge(baseLines, ourLines, theirLines);
    merge.collect(ourChanges, theirChanges);
    return merge.result();
  }

  private void collect(List<Change> left, List<Change> right) {
    int i = 0;
    int j = 0;
    while (i < left.size() && j < right.size()) {
      Change l = left.get(i);
      Change r = right.get(j);
      if (l.end() < r.at()) {
        add(Taken.OURS, l.newAt(), l.added(), r.newAt() - r.at() + l.at(), l.removed());
        i++;
      } else if (r.end() < l.at()) {
        add(Taken.THEIRS, l.newAt() - l.at() + r.at(), r.removed(), r.newAt(), r.added());
        j++;
      } else {
        if (!same(l, r)) {
          addBoth(l, r);
        }
        i += r.end() >= l.end() ? 1 : 0;
        j += l.end() >= r.end() ? 1 : 0;
      }
    }
    for (; i < left.size(); i++) {
      Change l = left.get(i);
      add(Taken.OURS, l.newAt(), l.added(), l.at() + shiftOfTheirs, l.removed());
    }
    for (; j < right.size(); j++) {
      Change r = right.get(j);
      add(Taken.THEIRS, r.at() + shiftOfOurs, r.removed(), r.newAt(), r.added());
    }
  }

  private boolean same(Change l, Change r) {
    return l.at() == r.at()
        && l.removed() == r.removed()
        && l.added() == r.added()
        && ours.equal(l.newAt(), theirs, r.newAt(), l.added());
  }

  /** Both changed here: the hunk spans from the earlier begin to the later end. */
  private void addBoth(Change l, Change r) {
    int begin = Math.min(l.at(), r.at());
    int end = Math.max(l.end(), r.end());
    int ourBegin = l.newAt() - (l.at() - begin);
    int theirBegin = r.newAt() - (r.at() - begin);
    int ourEnd = l.newEnd() + (end - l.end());
    int theirEnd = r.newEnd() + (end - r.end());
    add(Taken.NEITHER, ourBegin, ourEnd - ourBegin, theirBegin, theirEnd - theirBegin);
  }

  private void add(Taken taken, int ourAt, int ourCount, int theirAt, int theirCount) {
    Hunk hunk = new Hunk(taken, ourAt, ourCount, theirAt, theirCount);
    if (!hunks.isEmpty() && hunks.getLast().touches(hunk)) {
      hunks.add(hunks.removeLast().joined(hunk));
    } else {
      hunks.add(hunk);
    }
  }

  private Optional<byte[]> result() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(ours.text().length + 256);
    int done = 0;
    for (Hunk hunk : hunks) {
      switch (hunk.taken) {
        case OURS -> {}
        case NEITHER -> {
          if (!isSameOnBothSides(hunk)) {
            return Optional.empty();
          }
        }
        case THEIRS -> {
          ours.copy(done, hunk.ourAt, out);
          theirs.copy(hunk.theirAt, hunk.theirAt + hunk.theirCount, out);
          done = hunk.ourAt + hunk.ourCount;
        }
      }
    }
    ours.copy(done, ours.count(), out);
    return Optional.of(out.toByteArray());
  }

  private boolean isSameOnBothSides(Hunk hunk) {
    return hunk.ourCount > 0
        && hunk.ourCount == hunk.theirCount
        && ours.equal(hunk.ourAt, theirs, hunk.theirAt, hunk.ourCount);
  }

  private enum Taken {
    OURS,
    THEIRS,
    NEITHER
  }

  private record Hunk(Taken taken, int ourAt, int ourCount, int theirAt, int theirCount) {
    boolean touches(Hunk later) {
      return later.ourAt <= ourAt + ourCount || later.theirAt <= theirAt + theirCount;
    }

    Hunk joined(Hunk later) {
      return new Hunk(
          taken == later.taken ? taken : Taken.NEITHER,
          ourAt,
          later.ourAt + later.ourCount - ourAt,
          theirAt,
          later.theirAt + later.theirCount - theirAt);
    }
  }
}
