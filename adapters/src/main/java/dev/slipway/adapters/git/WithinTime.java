package dev.slipway.adapters.git;

import java.time.Duration;
import org.eclipse.jgit.errors.StopWalkException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Lets every commit pass until the time is up, and then ends the walk. */
final class WithinTime extends RevFilter {
  private final Duration patience;
  private final long end;

  WithinTime(Duration patience) {
    this.patience = patience;
    this.end = System.nanoTime() + patience.toNanos();
  }

  @Override
  public boolean include(RevWalk walker, RevCommit commit) {
    if (System.nanoTime() > end) {
      throw StopWalkException.INSTANCE;
    }
    return true;
  }

  @Override
  public boolean requiresCommitBody() {
    return false;
  }

  @Override
  public RevFilter clone() {
    return new WithinTime(patience);
  }
}
