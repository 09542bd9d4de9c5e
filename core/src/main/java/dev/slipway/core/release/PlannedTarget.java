package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.repository.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target as a plan found it.
 *
 * @param from what it runs; empty when it does not say
 * @param revision its own name for that; where a rollback goes
 * @param beside whether what is prepared runs beside the old build, and has to be taken away when
 *     it does not go live
 * @param hot whether it goes back to what still runs there, with no users, and is live at once
 */
public record PlannedTarget(
    TargetName name,
    int wave,
    Optional<Commit> from,
    String revision,
    boolean beside,
    boolean hot) {
  public PlannedTarget(TargetName name, int wave, Optional<Commit> from, String revision) {
    this(name, wave, from, revision, false);
  }

  public PlannedTarget(
      TargetName name, int wave, Optional<Commit> from, String revision, boolean beside) {
    this(name, wave, from, revision, beside, false);
  }

  /** What is different in another plan of the same target, in words; empty when nothing is. */
  List<String> changesTo(PlannedTarget other) {
    List<String> changes = new ArrayList<>();
    if (wave != other.wave) {
      changes.add("%s goes in wave %d now, not in wave %d".formatted(name, other.wave, wave));
    }
    if (!revision.equals(other.revision)) {
      changes.add("%s now runs %s (%s)".formatted(name, other.commit(), other.revision));
    }
    return changes;
  }

  private String commit() {
    return from.map(commit -> commit.sha().abbreviated()).orElse("an unknown commit");
  }
}
