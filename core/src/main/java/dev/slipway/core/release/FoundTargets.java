package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The targets of an environment while a plan is worked out.
 *
 * @param here what the plan is about; never empty
 * @param away servers that are not reached, and that the release does without
 */
record FoundTargets(List<FoundTarget> here, List<Standings.Answer> away) {
  /**
   * Asks them all.
   *
   * @throws dev.slipway.core.engine.Unavailable one of them cannot be asked, and is needed
   */
  static FoundTargets of(
      Targets targets, Environment environment, Function<CommitSha, Optional<Commit>> commits) {
    List<Standings.Answer> answers = Standings.of(targets, environment);
    List<Standings.Answer> away =
        answers.stream().filter(said -> isLeftOut(said, environment)).toList();
    if (away.size() == answers.size()) {
      away.getFirst().orThrow();
    }
    return new FoundTargets(
        answers.stream()
            .filter(said -> !away.contains(said))
            .map(said -> found(said, commits))
            .toList(),
        away);
  }

  /** What would make the release fail, the targets with the same problem named together. */
  List<String> problems() {
    return Said.of(here, target -> target.inspection().problems());
  }

  /** What a person should know, in the same way. */
  List<String> warnings() {
    return Said.of(here, target -> target.inspection().warnings());
  }

  /** Where a deploy-time task runs is always needed. */
  private static boolean isLeftOut(Standings.Answer said, Environment environment) {
    return said.mayBeLeftOut()
        && environment.tasks().stream().noneMatch(task -> task.on().equals(said.spec().name()));
  }

  private static FoundTarget found(
      Standings.Answer said, Function<CommitSha, Optional<Commit>> commits) {
    Standing standing = said.orThrow();
    return new FoundTarget(
        said.spec(),
        said.target(),
        standing,
        standing.commit().flatMap(commits),
        Inspection.NOTHING);
  }
}
