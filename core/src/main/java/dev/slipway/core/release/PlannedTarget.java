package dev.slipway.core.release;

import dev.slipway.core.app.EcsStrategy;
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
 * @param pins what the release holds to its present version
 * @param differences between what runs there and what would run, a line each
 * @param strategy how ECS brings it there, where that is configured
 */
public record PlannedTarget(
    TargetName name,
    int wave,
    Optional<Commit> from,
    String revision,
    boolean beside,
    boolean hot,
    List<Pin> pins,
    List<String> differences,
    Optional<EcsStrategy> strategy) {
  public PlannedTarget {
    pins = List.copyOf(pins);
    differences = List.copyOf(differences);
  }

  public PlannedTarget(TargetName name, int wave, Optional<Commit> from, String revision) {
    this(name, wave, from, revision, false);
  }

  public PlannedTarget(
      TargetName name, int wave, Optional<Commit> from, String revision, boolean beside) {
    this(name, wave, from, revision, beside, false);
  }

  public PlannedTarget(
      TargetName name,
      int wave,
      Optional<Commit> from,
      String revision,
      boolean beside,
      boolean hot) {
    this(name, wave, from, revision, beside, hot, List.of(), List.of());
  }

  public PlannedTarget(
      TargetName name,
      int wave,
      Optional<Commit> from,
      String revision,
      boolean beside,
      boolean hot,
      List<Pin> pins,
      List<String> differences) {
    this(name, wave, from, revision, beside, hot, pins, differences, Optional.empty());
  }

  /** The same, with what an inspection found there. */
  PlannedTarget with(Inspection inspection) {
    return new PlannedTarget(
        name,
        wave,
        from,
        revision,
        beside,
        hot,
        inspection.pins(),
        inspection.differences(),
        strategy);
  }

  PlannedTarget with(Optional<EcsStrategy> how) {
    return new PlannedTarget(name, wave, from, revision, beside, hot, pins, differences, how);
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
    if (!pins.equals(other.pins)) {
      changes.add(pinsChanged(other));
    }
    if (!strategy.equals(other.strategy)) {
      changes.add(
          "%s goes live %s now, not %s".formatted(name, said(other.strategy), said(strategy)));
    }
    return changes;
  }

  private static String said(Optional<EcsStrategy> how) {
    return how.map(EcsStrategy::said).orElse("as the service is set up");
  }

  private String pinsChanged(PlannedTarget other) {
    List<Pin> differing = other.pins.stream().filter(pin -> !pins.contains(pin)).toList();
    return differing.isEmpty()
        ? "%s is held to fewer versions than before".formatted(name)
        : "%s would get another version of %s"
            .formatted(name, String.join(", ", differing.stream().map(Pin::reference).toList()));
  }

  private String commit() {
    return from.map(commit -> commit.sha().abbreviated()).orElse("an unknown commit");
  }
}
