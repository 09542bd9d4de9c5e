package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.NoSuchElementException;

/** Sees to it that commits are in the mirror, on a branch of the host or not. */
record Supply(RepositorySettings settings, Mirror mirror) {

  void bring(List<CommitSha> commits) {
    for (CommitSha commit : commits) {
      if (!has(commit) && !fetched(commit)) {
        throw new Denied(
            "%s does not know commit %s: push it to a branch first"
                .formatted(settings.host(), commit.abbreviated()),
            new NoSuchElementException(commit.value()));
      }
    }
  }

  boolean has(CommitSha commit) {
    return mirror.read(m -> m.getObjectDatabase().has(Commits.id(commit)));
  }

  private boolean fetched(CommitSha commit) {
    mirror.fetch();
    return has(commit) || (mirror.fetch(commit) && has(commit));
  }
}
