package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.ProcessId;
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
 * @param ending how it was stopped; nothing while it goes on
 * @param timing when it began, and how long that usually takes
 * @param aim what part of the users is to be on the new build on the targets of the present wave
 * @param delay why it takes longer than it should; empty while all is well
 */
public record Run(
    ReleaseRequest request,
    Plan plan,
    Optional<PersonId> confirmedBy,
    Ending ending,
    Timing timing,
    Share aim,
    Optional<String> delay,
    List<TargetRun> targets,
    TaskRuns tasks) {
  public Run {
    targets = List.copyOf(targets);
  }

  /**
   * @param startedAt when the plan began to be carried out
   * @param usual how long such releases took lately
   * @param watchedAt when it was last noted that it goes on although nothing has happened
   */
  public record Timing(Instant startedAt, Optional<Usual> usual, Instant watchedAt) {}

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
        Ending.NONE,
        new Timing(at, usual, at),
        plan.howLive().first(),
        Optional.empty(),
        plan.targets().stream().map(target -> TargetRun.of(target, at)).toList(),
        TaskRuns.of(plan.tasks(), at));
  }

  /** Who stopped it. */
  public Optional<PersonId> abortedBy() {
    return ending.abortedBy();
  }

  /** Present when everything goes back, also what is live. */
  public Optional<Recall> recall() {
    return ending.recall();
  }

  /** What closed the environment after a rollback. */
  public Optional<ProcessId> hold() {
    return ending.hold();
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
    return abortedBy().isPresent()
        || any(
            stage ->
                stage.hasFailed()
                    || stage.isLeaving()
                    || stage == Stage.CLEARED
                    || stage == Stage.TAKEN_BACK);
  }

  /** Whether users had met the build, and it is gone again everywhere because it was recalled. */
  public boolean wasRecalled() {
    return recall().isPresent()
        && !any(Stage::runsNew)
        && targets.stream().anyMatch(target -> target.rollout().isPresent());
  }

  /** On the way back the last wave goes first. */
  boolean isItsTurn(TargetRun leaving) {
    return leaving.stage() != Stage.TAKING_BACK
        || in(stage -> stage == Stage.TAKING_BACK).stream()
            .allMatch(other -> other.target().wave() <= leaving.target().wave());
  }

  public Instant startedAt() {
    return timing.startedAt();
  }

  /** When anything was last noted of it. */
  Instant notedAt() {
    return movedAt().isAfter(timing.watchedAt()) ? movedAt() : timing.watchedAt();
  }

  /** When a target last changed. */
  public Instant movedAt() {
    return targets.stream()
        .map(TargetRun::movedAt)
        .max(Comparator.naturalOrder())
        .orElse(startedAt());
  }

  /** When a platform stops waiting for the first time. */
  public Optional<Expiry> expiry() {
    return targets.stream()
        .flatMap(target -> target.expiry().stream())
        .min(Comparator.comparing(Expiry::at));
  }

  /** Whether it failed because nobody put it live in time, and for nothing else. */
  public boolean isUnanswered() {
    return firstVerdict().filter(why -> why.reason() == Reason.NOBODY_ANSWERED).isPresent();
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
        ending,
        timing,
        aim,
        Optional.empty(),
        targets.stream().map(change).toList(),
        tasks);
  }

  /** The next share for the present wave. */
  Run aimingAt(Share share) {
    return new Run(
        request, plan, confirmedBy, ending, timing, share, Optional.empty(), targets, tasks);
  }

  Run with(Plan same) {
    return new Run(request, same, confirmedBy, ending, timing, aim, delay, targets, tasks);
  }

  Run watched(Instant at) {
    Timing later = new Timing(timing.startedAt(), timing.usual(), at);
    return new Run(request, plan, confirmedBy, ending, later, aim, delay, targets, tasks);
  }

  Run after(ReleaseEvent.OfTask event) {
    return new Run(
        request,
        plan,
        confirmedBy,
        ending,
        timing,
        aim,
        Optional.empty(),
        targets,
        tasks.after(event));
  }

  Run delayed(String why) {
    return new Run(
        request, plan, confirmedBy, ending, timing, aim, Optional.of(why), targets, tasks);
  }

  Run aborted(PersonId by) {
    return with(ending.aborted(by));
  }

  /** A person decided that it goes on after all. */
  Run carriedOn() {
    return with(Ending.NONE);
  }

  /** Everything goes back, also what is live. */
  Run recalled(Optional<PersonId> by) {
    return with(ending.recalled(new Recall(by)));
  }

  Run held(ProcessId hold) {
    return with(ending.held(hold));
  }

  private Run with(Ending how) {
    return new Run(request, plan, confirmedBy, how, timing, aim, Optional.empty(), targets, tasks);
  }
}
