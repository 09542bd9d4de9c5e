package dev.slipway.adapters.merge;

import dev.slipway.adapters.merge.Side.Need;
import dev.slipway.adapters.merge.Side.Pair;
import dev.slipway.adapters.merge.Side.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the renames among what one side removed and added, as git does (diffcore-rename.c): equal
 * files first, then files that kept a name of their own and three quarters of themselves, then
 * whatever kept half, the most similar first. Every tie goes as git's.
 */
final class RenameSearch {
  private static final int HALF = Similarity.MAX / 2;
  private static final int THREE_QUARTERS = HALF + HALF / 2;
  private static final ObjectId EMPTY_FILE =
      ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

  /** Of equal files only so many are looked at. */
  private static final int EQUAL_FILES = 100;

  private static final int BEST = 4;

  /** More comparisons than this are not made; git's default. */
  private static final long COMPARISONS = 7000L * 7000L;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::score).thenComparing(Candidate::sameName).reversed();

  private final Side side;
  private final Similarity similarity;
  private final List<Pair> sources = new ArrayList<>();
  private final List<Pair> targets = new ArrayList<>();

  RenameSearch(Side side, Similarity similarity) {
    this.side = side;
    this.similarity = similarity;
  }

  /** Turns added files into renamed ones, and drops the removed files that they were. */
  void run() throws IOException {
    for (Pair pair : side.pairs) {
      if (!EMPTY_FILE.equals(place(pair).version().id())) {
        (pair.isAdded() ? targets : sources).add(pair);
      }
    }
    if (!sources.isEmpty() && !targets.isEmpty()) {
      equal();
      sources.removeIf(s -> s.used);
      countEqual();
      byName();
      sources.removeIf(s -> s.used || !side.sources.containsKey(source(s).path()));
      dropWhatIsDecided();
      bySimilarity();
    }
    side.pairs.removeIf(p -> p.used);
  }

  private static Place place(Pair pair) {
    return pair.source != null ? pair.source : target(pair);
  }

  private static Place source(Pair pair) {
    return Objects.requireNonNull(pair.source);
  }

  private static Place target(Pair pair) {
    return Objects.requireNonNull(pair.target);
  }

  private static void rename(Pair source, Pair target) {
    target.source = source.source;
    source.used = true;
  }

  private void equal() {
    Map<ObjectId, List<Pair>> byContent = new HashMap<>();
    for (Pair source : sources) {
      byContent.computeIfAbsent(source(source).version().id(), id -> new ArrayList<>()).add(source);
    }
    for (Pair target : targets) {
      Pair best = equalTo(target(target), byContent);
      if (best != null) {
        rename(best, target);
      }
    }
  }

  private static @Nullable Pair equalTo(Place target, Map<ObjectId, List<Pair>> byContent) {
    Pair best = null;
    int looked = 0;
    for (Pair pair : byContent.getOrDefault(target.version().id(), List.of())) {
      Place source = source(pair);
      boolean bothFiles = source.version().isFile() && target.version().isFile();
      if (pair.used || (!bothFiles && source.version().mode() != target.version().mode())) {
        continue;
      }
      if (source.name().equals(target.name())) {
        return pair;
      }
      best = best == null ? pair : best;
      if (++looked == EQUAL_FILES) {
        break;
      }
    }
    return best;
  }

  private void countEqual() {
    for (Pair target : targets) {
      count(target);
    }
    side.renames.guess();
  }

  private void count(Pair pair) {
    if (pair.isRenamed()) {
      side.renames.count(source(pair).path(), target(pair).path());
    }
  }

  private void byName() throws IOException {
    Map<String, List<Pair>> sourcesByName = new HashMap<>();
    sources.forEach(s -> add(sourcesByName, source(s).name(), s));
    Map<String, List<Pair>> targetsByName = new HashMap<>();
    Map<String, Pair> targetsByPath = new HashMap<>();
    for (Pair target : targets) {
      if (target.isAdded()) {
        add(targetsByName, target(target).name(), target);
        targetsByPath.put(target(target).path(), target);
      }
    }
    for (Pair source : sources) {
      Place from = source(source);
      List<Pair> named = targetsByName.getOrDefault(from.name(), List.of());
      if (named.isEmpty() || !side.sources.containsKey(from.path())) {
        continue;
      }
      boolean unique =
          named.size() == 1 && sourcesByName.getOrDefault(from.name(), List.of()).size() == 1;
      Pair target = unique ? named.getFirst() : guessed(from, targetsByPath);
      if (target != null
          && target.isAdded()
          && score(source, target, THREE_QUARTERS) >= THREE_QUARTERS) {
        rename(source, target);
        count(target);
      }
    }
  }

  private static void add(Map<String, List<Pair>> map, String name, Pair pair) {
    map.computeIfAbsent(name, n -> new ArrayList<>()).add(pair);
  }

  /** Where the file would be if it went with its directory. */
  private @Nullable Pair guessed(Place source, Map<String, Pair> targetsByPath) {
    String directory = side.renames.guessFor(DirectoryRenames.parent(source.path()));
    return directory == null ? null : targetsByPath.get(directory + "/" + source.name());
  }

  private void dropWhatIsDecided() {
    sources.forEach(s -> side.renames.countUnknown(source(s).path()));
    side.renames.closeDecided();
    sources.removeIf(
        s ->
            side.sources.get(source(s).path()) == Need.LOCATION
                && !side.renames.needs(source(s).path()));
  }

  private void bySimilarity() throws IOException {
    List<Pair> open = targets.stream().filter(Pair::isAdded).toList();
    if ((long) open.size() * sources.size() > COMPARISONS) {
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Pair target : open) {
      candidates.addAll(best(target));
    }
    candidates.sort(BEST_FIRST);
    for (Candidate candidate : candidates) {
      if (candidate.score >= HALF && candidate.target.isAdded() && !candidate.source.used) {
        rename(candidate.source, candidate.target);
        count(candidate.target);
      }
    }
  }

  private List<Candidate> best(Pair target) throws IOException {
    List<Candidate> best = new ArrayList<>(BEST);
    for (Pair source : sources) {
      boolean sameName = source(source).name().equals(target(target).name());
      Candidate candidate = new Candidate(source, target, score(source, target, HALF), sameName);
      if (best.size() < BEST) {
        best.add(candidate);
        continue;
      }
      int worst = 0;
      for (int i = 1; i < BEST; i++) {
        worst = BEST_FIRST.compare(best.get(i), best.get(worst)) > 0 ? i : worst;
      }
      if (BEST_FIRST.compare(best.get(worst), candidate) > 0) {
        best.set(worst, candidate);
      }
    }
    return best;
  }

  /** Links and submodules are only ever renamed as they are. */
  private int score(Pair source, Pair target, int minimum) throws IOException {
    boolean files = place(source).version().isFile() && target(target).version().isFile();
    return files ? similarity.of(content(source), content(target), minimum) : 0;
  }

  private Similarity.Content content(Pair pair) {
    if (pair.content == null) {
      pair.content = similarity.content(place(pair).version());
    }
    return pair.content;
  }

  private record Candidate(Pair source, Pair target, int score, boolean sameName) {}
}
