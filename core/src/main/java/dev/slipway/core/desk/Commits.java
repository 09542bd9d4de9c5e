package dev.slipway.core.desk;

import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import dev.slipway.core.repository.Resolution.Ambiguous;
import dev.slipway.core.repository.Resolution.Found;
import dev.slipway.core.repository.Resolution.Unknown;
import java.util.List;

/** Turns what people typed into commits, or says why it cannot. */
final class Commits {
  private Commits() {}

  static Found find(Repository repository, String typed) {
    Resolution resolution = repository.resolve(typed);
    return switch (resolution) {
      case Found found -> found;
      case Unknown() ->
          throw typed.matches("[#!]\\d+")
              ? RefusedException.because(
                  "no commit of trunk says that it is of `%s`".formatted(typed),
                  "It may not be merged yet, or was rebased: name its commit.")
              : RefusedException.because(
                  "the repository has no commit `%s`".formatted(typed),
                  "Check the digits, and that the commit was pushed.");
      case Ambiguous(var candidates) ->
          throw RefusedException.because(
              "`%s` is the beginning of %d commits: %s"
                  .formatted(typed, candidates.size(), list(candidates)),
              "Type more digits.");
    };
  }

  private static String list(List<Commit> commits) {
    return String.join(
        ", ",
        commits.stream().limit(5).map(c -> "`" + c.sha().value().substring(0, 12) + "`").toList());
  }
}
