package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Moves a branch to the head of a plan, if it still is where the plan found it. */
record Push(RepositorySettings settings, Host host, Mirror mirror) {

  PushOutcome of(PickPlan.Clean plan, BranchName branch) {
    ObjectId onto = Commits.id(plan.onto());
    ObjectId head = Commits.id(plan.head());
    Host.Pushed pushed = mirror.read(m -> host.push(m, branch, onto, head));
    return switch (pushed.status()) {
      case OK, UP_TO_DATE -> new PushOutcome.Pushed();
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING ->
          new PushOutcome.Raced();
      case REJECTED_OTHER_REASON, REJECTED_NODELETE -> refused(branch, onto, head, pushed.words());
      case NOT_ATTEMPTED, AWAITING_REPORT ->
          throw new Unavailable(
              settings.host(), "it did not say what became of the push", new IOException());
    };
  }

  /** Hosts have many words for a lost race; where the branch is now says it plainly. */
  private PushOutcome refused(BranchName branch, ObjectId onto, ObjectId head, String words) {
    Optional<ObjectId> now = host.heads().head(branch);
    if (now.equals(Optional.of(head))) {
      return new PushOutcome.Pushed();
    }
    return now.equals(Optional.of(onto)) ? new PushOutcome.Refused(words) : new PushOutcome.Raced();
  }
}
