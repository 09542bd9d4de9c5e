package dev.slipway.core.heads;

import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import java.util.Optional;

/**
 * What became of a branch or a tag between two looks.
 *
 * @param from empty: it is new
 * @param to empty: it is gone
 * @param rewritten it no longer holds what it pointed at before
 */
public record HeadMove(
    Head.Kind kind,
    BranchName name,
    Optional<CommitSha> from,
    Optional<CommitSha> to,
    boolean rewritten) {

  /** Where it points now; empty when it is gone. */
  Optional<Head> head() {
    return to.map(commit -> new Head(kind, name, commit));
  }

  boolean concerns(Head head) {
    return head.kind() == kind && head.name().equals(name);
  }

  /** Whether people must hear of it: what was there is not there any more. */
  public boolean loses() {
    return to.isEmpty() || rewritten;
  }
}
