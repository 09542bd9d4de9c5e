package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
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
 * @param aim what part of the users is to be on the new build on the targets of the present wave
 * @param delay why it takes longer than it should; empty while all is well
 */
public record Run(
    ReleaseRequest request,
    Plan plan,
    Optional<PersonId> confirmedBy,
    Optional<PersonId> abortedBy,
    Instant startedAt,
    Share aim,
    Optional<String> delay,
    List<TargetRun> targets) {
  public Run {
    targets = List.copyOf(targets);
  }

  static Run begin(ReleaseRequest request, Plan plan, Optional<PersonId> confirmedBy, Instant at) {
    return new Run(
        request,
        plan,
        confirmedBy,
        Optional.empty(),
        at,
        plan.howLive().first(),
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
    return in(Stage::isLeaving).stream().anyMatch(target -> target.name().equals(name));
  }

  /** Whether no further target may be started. */
  public boolean isStopped() {
    return abortedBy.isPresent()
        || any(
            stage ->
                stage.hasFailed()
                    || stage.isLeaving()
                    || stage == Stage.CLEARED
                    || stage == Stage.TAKEN_BACK);
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

  /** Whether the present wave has reached its share and stays there for a while. */
  boolean isBaking() {
    return !isStopped()
        && !aim.isAll()
        && wave().stream().allMatch(target -> target.stage() == Stage.AT_SHARE && target.isAt(aim));
  }

  /** What runs beside the old build and will not go live is taken away again. */
  Run clearing() {
    return with(
        target ->
            target.target().beside() && target.stage().isGettingReady()
                ? target.clearing(target.movedAt())
                : target);
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
        aim,
        Optional.empty(),
        targets.stream().map(change).toList());
  }

  /** The next share for the present wave. */
  Run aimingAt(Share share) {
    return new Run(
        request, plan, confirmedBy, abortedBy, startedAt, share, Optional.empty(), targets);
  }

  Run with(Plan same) {
    return new Run(request, same, confirmedBy, abortedBy, startedAt, aim, delay, targets);
  }

  Run delayed(String why) {
    return new Run(
        request, plan, confirmedBy, abortedBy, startedAt, aim, Optional.of(why), targets);
  }

  Run aborted(PersonId by) {
    return abortedBy(Optional.of(by));
  }

  /** A person decided that it goes on after all. */
  Run carriedOn() {
    return abortedBy(Optional.empty());
  }

  private Run abortedBy(Optional<PersonId> by) {
    return new Run(request, plan, confirmedBy, by, startedAt, aim, Optional.empty(), targets);
  }
}
