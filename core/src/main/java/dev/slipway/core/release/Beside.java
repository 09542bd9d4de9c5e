package dev.slipway.core.release;

import dev.slipway.core.repository.CommitSha;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a release learns beside its plan: the state stays, the plan does the same. */
final class Beside {
  private Beside() {}

  /** Whether words are kept; also when it is over, for whoever asks for the commits later. */
  static boolean hears(Release release) {
    return release instanceof Release.Planning || release.plan().isPresent();
  }

  static Release heard(Release release, ReleaseEvent.Spoken event) {
    Map<CommitSha, Word> words = new LinkedHashMap<>();
    event.commits().forEach(commit -> words.put(commit, event.word()));
    return release instanceof Release.Planning planning
        ? heard(planning, words)
        : with(release, release.plan().orElseThrow().heard(words));
  }

  /**
   * What a release is found by: its commit, the changes of which it knows a word, and the builds
   * that it has shown to be faulty.
   */
  static Set<String> tokens(Release release) {
    Stream<String> spokenOf =
        release.plan().stream()
            .flatMap(plan -> plan.words().keySet().stream())
            .map(Acceptance::token);
    return Stream.of(Stream.of(release.request().commit().value()), spokenOf, Blame.tokens(release))
        .flatMap(tokens -> tokens)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Release heard(Release.Planning planning, Map<CommitSha, Word> words) {
    Map<CommitSha, Word> all = new LinkedHashMap<>(planning.heard());
    words.forEach((commit, word) -> all.merge(commit, word, Word::orLater));
    return new Release.Planning(planning.request(), planning.delay(), all);
  }

  /**
   * @param plan does the same as the one that the state has
   */
  static Release with(Release release, Plan plan) {
    return switch (release) {
      case Release.Planning p -> p;
      case Release.Refused r -> r;
      case Release.FoundThere f -> f;
      case Release.Awaiting a -> new Release.Awaiting(a.request(), plan, a.until(), a.changes());
      case Release.Confirmed c -> new Release.Confirmed(c.request(), plan, c.by(), c.delay());
      case Release.Cancelled c ->
          new Release.Cancelled(c.request(), c.proposed().map(same -> plan), c.by());
      case Release.Expired e -> new Release.Expired(e.request(), plan);
      case Release.Carried carried -> carried(carried, carried.run().with(plan));
    };
  }

  static Release carried(Release.Carried release, Run run) {
    return switch (release) {
      case Release.Preparing p -> new Release.Preparing(run);
      case Release.Prepared p -> new Release.Prepared(run, p.until());
      case Release.Baking b -> new Release.Baking(run, b.look());
      case Release.GoingLive g -> new Release.GoingLive(run);
      case Release.TakingBack t -> new Release.TakingBack(run);
      case Release.Mixed m -> new Release.Mixed(run);
      case Release.Restoring r -> new Release.Restoring(run);
      case Release.Closing c -> new Release.Closing(run);
      case Release.Finishing f -> new Release.Finishing(run);
      case Release.Live l -> new Release.Live(run);
      case Release.Superseded s -> new Release.Superseded(run, s.by());
      case Release.Failed f -> new Release.Failed(run);
      case Release.RolledBack r -> new Release.RolledBack(run);
    };
  }
}
