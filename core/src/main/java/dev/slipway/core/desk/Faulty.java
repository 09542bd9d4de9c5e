package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.release.Fault;
import dev.slipway.core.repository.CommitSha;

/** Says why a build is not released again where it was rolled back. */
final class Faulty {
  private Faulty() {}

  static RefusedException refusal(
      App app, EnvironmentName environment, CommitSha commit, Fault fault) {
    return RefusedException.offering(
        "`%s` was rolled back from %s in %s"
            .formatted(commit.abbreviated(), environment, fault.release()),
        "Pick what mends it and release the next build. If it is good after all, say `--again`.",
        "release %s %s to %s --again".formatted(app.name(), digits(commit), environment));
  }

  /** Enough of them for a button that shows the whole command. */
  static String digits(CommitSha commit) {
    return commit.value().substring(0, 12);
  }
}
