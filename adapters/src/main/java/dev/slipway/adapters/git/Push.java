package dev.slipway.adapters.git;

import dev.slipway.adapters.githost.Host;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.mirror.Mirror;
import dev.slipway.adapters.replay.Commits;
import dev.slipway.adapters.replay.SignedCopies;
import dev.slipway.adapters.signing.SigningKey;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.PushOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Moves a branch to the copies of a plan, signed if they have to be, if the branch still is where
 * the plan found it.
 */
record Push(RepositorySettings settings, Host host, Mirror mirror) {

  PushOutcome of(PickOrder order, PickPlan.Clean plan) {
    ObjectId onto = Commits.id(plan.onto());
    List<PickedCommit> copies = signed(order, plan);
    ObjectId head = Commits.id(copies.getLast().landed());
    Host.Pushed pushed = mirror.read(m -> host.push(m, order.onto(), onto, head));
    return switch (pushed.status()) {
      case OK, UP_TO_DATE -> new PushOutcome.Pushed(copies);
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING ->
          new PushOutcome.Raced();
      case REJECTED_OTHER_REASON, REJECTED_NODELETE ->
          refused(order.onto(), onto, copies, pushed.words());
      case NOT_ATTEMPTED, AWAITING_REPORT ->
          throw new Unavailable(
              settings.host(), "it did not say what became of the push", new IOException());
    };
  }

  /**
   * Makes a branch that is not there.
   *
   * @return false when there is one of that name
   */
  boolean made(BranchName branch, CommitSha from) {
    ObjectId head = Commits.id(from);
    Host.Pushed pushed = mirror.read(m -> host.push(m, branch, ObjectId.zeroId(), head));
    return switch (pushed.status()) {
      case OK, UP_TO_DATE -> true;
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING -> false;
      case REJECTED_OTHER_REASON, REJECTED_NODELETE -> {
        if (host.heads().head(branch).isPresent()) {
          yield false;
        }
        throw new Denied(
            "%s refused the branch %s: %s".formatted(settings.host(), branch, pushed.words()));
      }
      case NOT_ATTEMPTED, AWAITING_REPORT ->
          throw new Unavailable(
              settings.host(), "it did not say what became of the push", new IOException());
    };
  }

  private List<PickedCommit> signed(PickOrder order, PickPlan.Clean plan) {
    Optional<SigningKey> key = settings.imprint().key();
    return key.isEmpty()
        ? plan.commits()
        : mirror.read(m -> new SignedCopies(m, settings.copy(order), key.get()).of(plan));
  }

  /** Hosts have many words for a lost race; where the branch is now says it plainly. */
  private PushOutcome refused(
      BranchName branch, ObjectId onto, List<PickedCommit> copies, String words) {
    Optional<ObjectId> now = host.heads().head(branch);
    if (now.equals(Optional.of(Commits.id(copies.getLast().landed())))) {
      return new PushOutcome.Pushed(copies);
    }
    return now.equals(Optional.of(onto)) ? new PushOutcome.Refused(words) : new PushOutcome.Raced();
  }
}
