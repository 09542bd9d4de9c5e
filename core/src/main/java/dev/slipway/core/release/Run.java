package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A plan being carried out.
 *
 * @param confirmedBy empty when the release is automatic
 * @param abortedBy who stopped it
 * @param startedAt when the plan began to be carried out
 * @param usual how long such releases took lately
 * @param watchedAt when it was last noted that nothing new has happened
 * @param delay why it takes longer than it should; empty while all is well
 */
public record Run(
    ReleaseRequest request,
    Plan plan,
    Optional<PersonId> confirmedBy,
    Optional<PersonId> abortedBy,
    Instant startedAt,
    Optional<Usual> usual,
    Instant watchedAt,
    Optional<String> delay,
    List<TargetRun> targets) {
  public Run {
    targets = List.copyOf(targets);
  }

  static Run begin(
      ReleaseRequest request,
      Plan plan,
      Optional<PersonId> confirmedBy,
      Optional<Usual> usual,
      Instant at) {
    return new Run(
        request,
        plan,
        confirmedBy,
        Optional.empty(),
        at,
        usual,
        at,
        Optional.empty(),
        plan.targets().stream().map(target -> TargetRun.of(target, at)).toList());
  }

  public List<TargetRun> in(Predicate<Stage> stage) {
    return targets.stream().filter(target -> stage.test(target.stage())).toList();
  }

  public boolean all(Stage stage) {
    return targets.stream().allMatch(target -> target.stage() == stage);
  }

  public boolean any(Predicate<Stage> stage) {
    return targets.stream().anyMatch(target -> stage.test(target.stage()));
  }

  /** Whether a target is on its way back: then nothing can make it live any more. */
  boolean takesBack(TargetName name) {
    return in(stage -> stage == Stage.TAKING_BACK).stream()
        .anyMatch(target -> target.name().equals(name));
  }

  /** Whether no further target may be started. */
  public boolean isStopped() {
    return abortedBy.isPresent()
        || any(
            stage -> stage.hasFailed() || stage == Stage.TAKING_BACK || stage == Stage.TAKEN_BACK);
  }

  /** When a target last changed. */
  public Instant movedAt() {
    return targets.stream()
        .map(TargetRun::movedAt)
        .max(Comparator.naturalOrder())
        .orElse(startedAt);
  }

  /** The first thing that went wrong, if anything did. */
  public Optional<Verdict> firstVerdict() {
    return targets.stream()
        .flatMap(target -> target.verdict().stream())
        .min(Comparator.comparing(verdict -> verdict.reason() == Reason.HELD_BACK));
  }

  /** The number of the first wave that is not wholly live; the last one's when all are. */
  public int waveNumber() {
    return targets.stream()
        .filter(target -> target.stage() != Stage.LIVE)
        .mapToInt(target -> target.target().wave())
        .min()
        .orElseGet(plan::waves);
  }

  /** The targets of the first wave that is not wholly live; none when all are. */
  List<TargetRun> wave() {
    int wave = waveNumber();
    return all(Stage.LIVE)
        ? List.of()
        : targets.stream().filter(target -> target.target().wave() == wave).toList();
  }

  /**
   * Prepared targets of the present wave although another one of it has failed: they may have begun
   * to move in the same moment, and have to be looked at before the release ends.
   */
  List<TargetRun> unsettled() {
    return isStopped()
        ? wave().stream().filter(target -> target.stage() == Stage.PREPARED).toList()
        : List.of();
  }

  Run with(TargetName name, UnaryOperator<TargetRun> change) {
    return with(target -> target.name().equals(name) ? change.apply(target) : target);
  }

  Run with(UnaryOperator<TargetRun> change) {
    return new Run(
        request,
        plan,
        confirmedBy,
        abortedBy,
        startedAt,
        usual,
        watchedAt,
        Optional.empty(),
        targets.stream().map(change).toList());
  }

  Run with(Plan same) {
    return with(same, abortedBy, watchedAt, delay);
  }

  Run delayed(String why) {
    return with(plan, abortedBy, watchedAt, Optional.of(why));
  }

  Run watched(Instant at) {
    return with(plan, abortedBy, at, delay);
  }

  /** When anything was last said about it. */
  Instant notedAt() {
    return movedAt().isAfter(watchedAt) ? movedAt() : watchedAt;
  }

  Run aborted(PersonId by) {
    return abortedBy(Optional.of(by));
  }

  /** A person decided that it goes on after all. */
  Run carriedOn() {
    return abortedBy(Optional.empty());
  }

  private Run abortedBy(Optional<PersonId> by) {
    return with(plan, by, watchedAt, Optional.empty());
  }

  private Run with(Plan same, Optional<PersonId> by, Instant watched, Optional<String> why) {
    return new Run(request, same, confirmedBy, by, startedAt, usual, watched, why, targets);
  }
}
