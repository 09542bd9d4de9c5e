package dev.slipway.core.cut;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.repository.Commit;
import java.util.List;
import java.util.Optional;

/**
 * What a new release branch would bring to the environment that people release to.
 *
 * @param environment empty: people release nowhere
 * @param live what was last verified live there; empty: nothing yet, so that there is nothing to
 *     compare with
 * @param commits the newest of them, oldest first; at most {@link #MOST}
 * @param count of all of them
 */
public record Contents(
    Optional<EnvironmentName> environment, Optional<Commit> live, List<Commit> commits, int count) {
  public static final int MOST = 30;

  public Contents {
    commits = List.copyOf(commits);
  }

  static Contents of(EnvironmentName environment, Commit live, List<Commit> all) {
    return new Contents(
        Optional.of(environment),
        Optional.of(live),
        all.subList(Math.max(0, all.size() - MOST), all.size()),
        all.size());
  }

  static Contents unknown(Optional<EnvironmentName> environment) {
    return new Contents(environment, Optional.empty(), List.of(), 0);
  }
}
