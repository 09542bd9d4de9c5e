package dev.slipway.adapters.merge;

import dev.slipway.adapters.merge.Side.Need;
import dev.slipway.adapters.merge.Side.Pair;
import dev.slipway.adapters.merge.Side.Place;
import dev.slipway.adapters.merge.Side.Removal;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Every path that may matter to a merge, with what the three trees have there; and what each side
 * removed and added. Looks into the same directories as git's merge (merge-ort.c), in its order.
 */
final class PathTable {
  private static final int SIDES = 3;
  private static final int ALL = 0b111;
  private static final int BASE = 1 << PathState.BASE;
  private static final int OURS = 1 << PathState.OURS;
  private static final int THEIRS = 1 << PathState.THEIRS;

  private final ObjectReader reader;
  private final PathState root = new PathState();
  private final Side[] sides = {new Side(), new Side(), new Side()};

  /**
   * 0 where no directory above is gone on one side; the bit of the side that still has it; or all
   * bits where that side added a file to it, so that all renames out of it matter.
   */
  private int gone;

  PathTable(ObjectReader reader) {
    this.reader = reader;
  }

  PathState root() {
    return root;
  }

  /** Null where a path is not known, or its directory was not opened. */
  @Nullable PathState find(String path) {
    PathState state = root;
    int from = 0;
    while (state != null && from <= path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      state = state.entries == null ? null : state.entries.get(path.substring(from, to));
      from = to + 1;
    }
    return state;
  }

  PathState state(String path) {
    return Objects.requireNonNull(find(path), path);
  }

  /** Its directory has to be known. */
  void put(String path, PathState state) {
    PathState directory = directoryOf(path);
    directory.opened().put(Place.nameOf(path), state);
    directory.inOrder = false;
  }

  /** A directory at the same path stays. */
  PathState takeFile(String path) {
    PathState state = state(path);
    if (state.entries == null) {
      directoryOf(path).opened().remove(Place.nameOf(path));
      return state;
    }
    PathState file = new PathState();
    for (int side = 0; side < SIDES; side++) {
      if ((state.files & 1 << side) != 0) {
        file.set(side, state.versions[side]);
        state.versions[side] = Version.NONE;
      }
    }
    state.files = 0;
    return file;
  }

  private PathState directoryOf(String path) {
    String parent = DirectoryRenames.parent(path);
    return parent.isEmpty() ? root : state(parent);
  }

  /**
   * @param number {@link PathState#OURS} or {@link PathState#THEIRS}
   */
  Side side(int number) {
    return sides[number];
  }

  void fill(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
    read("", root, new ObjectId[] {base, ours, theirs});
    for (int number = PathState.OURS; number <= PathState.THEIRS; number++) {
      openUntouched(number);
    }
  }

  /** Looks into directories that were left closed, unless their side's renames do not matter. */
  private void openUntouched(int number) throws IOException {
    Side side = sides[number];
    side.mayStayClosed = side.sources.isEmpty();
    for (String path : side.untouched.keys()) {
      PathState state = state(path);
      if (side.mayStayClosed) {
        state.matching = 0;
        state.resolve(state.versions[number]);
      } else {
        gone = Objects.requireNonNull(side.untouched.get(path));
        read(path, state);
      }
    }
  }

  private void read(String path, PathState state) throws IOException {
    state.matching &= state.files;
    ObjectId[] trees = new ObjectId[SIDES];
    for (int i = 0; i < SIDES; i++) {
      trees[i] = state.versions[i].isTree() ? state.versions[i].id() : ObjectId.zeroId();
    }
    read(path, state, trees);
  }

  private void read(String path, PathState state, ObjectId[] trees) throws IOException {
    SequencedMap<String, PathState> entries = state.opened();
    TreeJoin.into(entries, reader, trees);
    entries.values().forEach(PathState::compare);
    if (gone == OURS || gone == THEIRS) {
      boolean added = entries.values().stream().anyMatch(e -> e.files == gone);
      gone = added ? ALL : gone;
    }
    String parent = path.isEmpty() ? "" : path + "/";
    for (Map.Entry<String, PathState> entry : entries.entrySet()) {
      PathState child = entry.getValue();
      if (child.matching == ALL || (child.matching != 0 && child.files == ALL)) {
        child.resolve(child.versions[(child.matching & OURS) == 0 ? 1 : 2]);
      } else {
        state.inOrder &= !child.isFileAndDirectory();
        examine(path, parent + entry.getKey(), child);
      }
    }
  }

  private void examine(String parent, String path, PathState state) throws IOException {
    int goneBefore = gone;
    noteRemovals(parent, path, state);
    if (state.files != 0 && state.files != ALL) {
      notePairs(path, state, state.matching & state.files);
    }
    if (state.directories != 0) {
      open(path, state);
      gone = goneBefore;
    }
  }

  private void noteRemovals(String parent, String path, PathState state) {
    int directories = state.directories;
    if (gone != ALL && (directories == (BASE | OURS) || directories == (BASE | THEIRS))) {
      gone = directories & ~BASE;
    }
    if ((directories & BASE) != 0 && directories != ALL) {
      Removal removal = gone == ALL ? Removal.FOR_PARENT : Removal.UNIMPORTANT;
      for (int side = PathState.OURS; side <= PathState.THEIRS; side++) {
        if ((directories & 1 << side) == 0) {
          sides[side].removed.put(path, removal);
        }
      }
    }
    if (gone == ALL && (state.files == OURS || state.files == THEIRS)) {
      int other = state.files == OURS ? PathState.THEIRS : PathState.OURS;
      sides[other].removed.put(parent, Removal.FOR_ITSELF);
    }
  }

  private void notePairs(String path, PathState state, int matchingFiles) {
    boolean inBase = (state.files & BASE) != 0;
    for (int side = PathState.OURS; side <= PathState.THEIRS; side++) {
      boolean onSide = (state.files & 1 << side) != 0;
      if (inBase && !onSide) {
        if (matchingFiles == 0 || gone == ALL) {
          sides[side].sources.put(path, matchingFiles == 0 ? Need.CONTENT : Need.LOCATION);
        }
        sides[side].pairs.add(new Pair(Place.of(path, state.versions[PathState.BASE]), null));
      } else if (!inBase && onSide) {
        sides[side].pairs.add(new Pair(null, Place.of(path, state.versions[side])));
      }
    }
  }

  private void open(String path, PathState state) throws IOException {
    boolean isNew = state.files == 0 && (state.directories == OURS || state.directories == THEIRS);
    int changedOn =
        switch (state.matching) {
          case BASE | OURS -> PathState.THEIRS;
          case BASE | THEIRS -> PathState.OURS;
          default -> PathState.BASE;
        };
    if (isNew) {
      changedOn = state.directories == OURS ? PathState.OURS : PathState.THEIRS;
    }
    if (gone != ALL && changedOn != PathState.BASE && sides[changedOn].mayStayClosed) {
      sides[changedOn].untouched.put(path, gone);
    } else {
      read(path, state);
    }
  }
}
