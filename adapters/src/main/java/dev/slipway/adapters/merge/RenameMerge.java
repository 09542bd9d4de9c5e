package dev.slipway.adapters.merge;

import dev.slipway.adapters.merge.Side.Pair;
import dev.slipway.adapters.merge.Side.Place;
import dev.slipway.core.repository.Conflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The merge with renames of files and directories on both sides, after git's (merge-ort.c). */
final class RenameMerge {
  private final PathTable table;
  private final PieceCache pieces;
  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final ContentMerge contents;

  /** What makes the merge a conflict without being a file. */
  private final SortedMap<String, Conflict.Kind> conflicts = new TreeMap<>();

  /** By side: where directory renames of the other side would put its files, and which files. */
  private final List<Map<String, SortedSet<String>>> movedTo =
      List.of(Map.of(), new HashMap<>(), new HashMap<>());

  private final SortedSet<String> crowded = new TreeSet<>();

  RenameMerge(
      ObjectReader reader, ObjectInserter inserter, ContentMerge contents, PieceCache pieces) {
    this.pieces = pieces;
    this.table = new PathTable(reader);
    this.reader = reader;
    this.inserter = inserter;
    this.contents = contents;
  }

  TreeMerge.Result merge(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
    table.fill(base, ours, theirs);
    List<String> renamed = List.of();
    if (mayHaveRenames(PathState.OURS) || mayHaveRenames(PathState.THEIRS)) {
      findRenames();
      renamed = new RenamedPaths(table, contents).apply(pairs());
    }
    return new Resolution(table, inserter, contents, conflicts).result(renamed);
  }

  private boolean mayHaveRenames(int number) {
    Side side = table.side(number);
    return !side.pairs.isEmpty() && !side.sources.isEmpty();
  }

  private void findRenames() throws IOException {
    Similarity similarity = new Similarity(reader, pieces);
    for (int number = PathState.OURS; number <= PathState.THEIRS; number++) {
      Side side = table.side(number);
      if (mayHaveRenames(number)) {
        new RenameSearch(side, similarity).run();
      }
      for (String split : side.renames.settle()) {
        conflicts.put(split, Conflict.Kind.DIRECTORY_SPLIT);
      }
    }
    table.side(PathState.OURS).renames.forgetShared(table.side(PathState.THEIRS).renames);
  }

  /** The renames of both sides by source, as directory renames of the other side change them. */
  private List<SidePair> pairs() {
    for (int number = PathState.OURS; number <= PathState.THEIRS; number++) {
      collectMoves(number);
    }
    List<SidePair> pairs = new ArrayList<>();
    for (int number = PathState.OURS; number <= PathState.THEIRS; number++) {
      for (Pair pair : table.side(number).pairs) {
        if (pair.target == null) {
          continue;
        }
        Place before = pair.target;
        String moved = movedByDirectory(before.path(), number);
        if (moved != null) {
          move(before.path(), moved);
          pair.target = Place.of(moved, before.version());
        }
        if (pair.isRenamed()) {
          pairs.add(
              new SidePair(Objects.requireNonNull(pair.source).path(), pair.target.path(), number));
        }
      }
    }
    pairs.sort(Comparator.comparing(SidePair::source));
    return pairs;
  }

  /** A rename, with the side that made it. */
  record SidePair(String source, String target, int side) {}

  private void collectMoves(int number) {
    DirectoryRenames others = table.side(3 - number).renames;
    if (others.isEmpty()) {
      return;
    }
    for (Pair pair : table.side(number).pairs) {
      String directory = pair.target == null ? null : others.above(pair.target.path());
      if (directory != null) {
        String path = Objects.requireNonNull(pair.target).path();
        movedTo
            .get(number)
            .computeIfAbsent(others.moved(path, directory), p -> new TreeSet<>())
            .add(path);
      }
    }
  }

  private @Nullable String movedByDirectory(String path, int number) {
    DirectoryRenames others = table.side(3 - number).renames;
    DirectoryRenames own = table.side(number).renames;
    String directory = others.above(path);
    if (directory == null
        || movedTo.get(3 - number).containsKey(path)
        || own.renamed(others.target(directory))) {
      return null;
    }
    String moved = others.moved(path, directory);
    PathState there = table.find(moved);
    boolean inTheWay =
        there != null && (there.resolved || ((there.files | there.directories) & 1 << number) != 0);
    boolean several = Objects.requireNonNull(movedTo.get(number).get(moved)).size() > 1;
    if (inTheWay || several || crowded.contains(moved)) {
      crowded.add(moved);
      conflicts.put(path, Conflict.Kind.DIRECTORY_TAKEN);
      return null;
    }
    return moved;
  }

  /** Git's default: the file is moved, and a person has to look at it. */
  private void move(String path, String moved) {
    PathState state = table.takeFile(path);
    makeRoom(DirectoryRenames.parent(moved), state.files);
    PathState there = table.find(moved);
    if (there == null) {
      table.put(moved, state);
      there = state;
    } else {
      int side = state.files >> 1;
      there.set(side, state.versions[side]);
    }
    there.conflict = Conflict.Kind.DIRECTORY_RENAMED;
  }

  private void makeRoom(String directory, int side) {
    if (!directory.isEmpty() && table.find(directory) == null) {
      makeRoom(DirectoryRenames.parent(directory), side);
      PathState state = new PathState();
      state.directories = side;
      table.put(directory, state);
    }
  }
}
