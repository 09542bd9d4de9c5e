package dev.slipway.core.desk;

import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Acceptance;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.Repository;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Under which names a change is in the repository.
 *
 * @param picks of the change and of what took it back, newest first
 * @param places the commit itself and its copies
 */
record CommitTrail(List<Current<Pick>> picks, List<Place> places) {

  /**
   * @param takenBackBy the revert commits of it
   */
  private record Place(CommitSha sha, List<CommitSha> takenBackBy) {
    boolean isAt(CommitSha descendant, Repository repository) {
      return repository.contains(descendant, sha);
    }

    boolean isIn(CommitSha descendant, Repository repository) {
      return isAt(descendant, repository)
          && takenBackBy.stream().noneMatch(revert -> repository.contains(descendant, revert));
    }
  }

  static CommitTrail of(CommitSha commit, Journal<Pick, ?, ?> picks) {
    List<Current<Pick>> copying = picks.withToken(commit.value());
    List<CommitSha> shas =
        Stream.concat(Stream.of(commit), madeFrom(commit, copying, false)).distinct().toList();
    List<Current<Pick>> all =
        shas.stream()
            .flatMap(sha -> picks.withToken(sha.value()).stream())
            .distinct()
            .<Current<Pick>>map(pick -> pick)
            .toList();
    return new CommitTrail(
        all, shas.stream().map(sha -> new Place(sha, madeFrom(sha, all, true).toList())).toList());
  }

  /** With the copies on these heads that were not made here. */
  CommitTrail with(List<CommitSha> heads, Repository repository) {
    CommitSha source = places.getFirst().sha();
    List<Place> made =
        heads.stream()
            .filter(head -> places.stream().noneMatch(place -> place.isAt(head, repository)))
            .flatMap(head -> repository.copyOn(head, source).stream())
            .distinct()
            .map(copy -> new Place(copy, List.of()))
            .toList();
    return new CommitTrail(picks, Stream.concat(places.stream(), made.stream()).toList());
  }

  /** Whether the change is in a commit's history, and was not taken back there. */
  boolean isIn(CommitSha descendant, Repository repository) {
    return places.stream().anyMatch(place -> place.isIn(descendant, repository));
  }

  /** What was said last of the commit or of one of its copies. */
  Optional<Word> word(Acceptance acceptance) {
    return places.stream()
        .flatMap(place -> acceptance.of(place.sha()).stream())
        .max(Comparator.comparing(Word::at));
  }

  private static Stream<CommitSha> madeFrom(
      CommitSha source, List<? extends Current<Pick>> picks, boolean reverts) {
    return picks.stream()
        .map(Current::state)
        .filter(pick -> pick.request().reverts() == reverts)
        .filter(Pick.OnBranch.class::isInstance)
        .flatMap(pick -> ((Pick.OnBranch) pick).landed().stream())
        .filter(made -> made.source().sha().equals(source))
        .map(PickedCommit::landed);
  }
}
