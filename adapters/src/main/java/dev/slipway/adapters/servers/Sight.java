package dev.slipway.adapters.servers;

import dev.slipway.core.app.Share;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;
import java.util.stream.Stream;

/** A server as a release sees it. */
record Sight(ServerState state, Change change, Known known) {
  static final String OTHERS = "others";
  static final String BACK = "back";
  static final String CLEAR = "clear";

  /** What was fetched and prepared when the build still runs there. */
  static final String STILL_RUNS = "still runs";

  /** What is live now, in a form that differs whenever another build or color is. */
  static String revision(ServerState state) {
    return "%s %s".formatted(state.live(), state.liveColor().image().orElse("as it was found"));
  }

  static Standing standing(ServerState state) {
    return new Standing(
        state.liveColor().commit(),
        revision(state),
        counts(state),
        underway(state),
        Optional.of(detail(state)),
        hot(state));
  }

  private static Optional<CommitSha> hot(ServerState state) {
    ServerState.ColorState passive = state.passiveColor();
    return passive.healthy() && passive.saysCommit() ? passive.commit() : Optional.empty();
  }

  /** Nothing has to be prepared: the build is well beside the one that users see. */
  boolean stillRuns() {
    return known.hot()
        && known.aim().isAll()
        && isAway()
        && holds(state.passiveColor())
        && hot(state).isPresent();
  }

  private static String detail(ServerState state) {
    ServerState.ColorState passive = state.passiveColor();
    return "%s is live, %s, generation %d; %s is %s"
        .formatted(
            state.live(),
            state.liveColor().healthy() ? "well" : "not well: " + state.liveColor().why(),
            state.generation(),
            passive.commit().isPresent() ? passive(state) : state.live().other(),
            passive.healthy() ? "hot" : "stopped");
  }

  static Counts counts(ServerState state) {
    return new Counts(state.liveColor().healthy() ? 1 : 0, 1, 0);
  }

  private static Optional<String> underway(ServerState state) {
    return Stream.of(
            state.busyWith().map("%s is at work there"::formatted),
            Optional.of(state.percent())
                .filter(percent -> !percent.equals(Percent.ZERO))
                .map(percent -> "%s %% of the users are on %s".formatted(percent, passive(state))),
            state.changedByHand().map("somebody changed it by hand: %s"::formatted),
            Optional.of("it is closed for maintenance").filter(said -> state.maintenance()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Users are where they were when the plan was made, but for a share. */
  boolean isAsPlanned() {
    return revision(state).equals(known.before());
  }

  /** All users are on the new build. */
  boolean isLive() {
    return !isAsPlanned() && holds(state.liveColor());
  }

  /** The running nginx does what the files say. */
  boolean isApplied() {
    return state.isApplied();
  }

  /** The share of the users that is on the new build, while it is only a part. */
  Optional<Share> share() {
    return isAsPlanned() && holds(state.passiveColor()) && !state.percent().equals(Percent.ZERO)
        ? Optional.of(Share.parse(state.percent().toString()))
        : Optional.empty();
  }

  /** Whether the build ran there before the release, which has not prepared it. */
  boolean preparedNothing() {
    return known.prepared().filter(STILL_RUNS::equals).isPresent();
  }

  /** Nobody is on the new build. */
  boolean isAway() {
    return isAsPlanned() && share().isEmpty() && isApplied();
  }

  Counts counts() {
    return counts(state);
  }

  Sight with(ServerState fresh) {
    return new Sight(fresh, change, known);
  }

  Jobs jobs() {
    return new Jobs(change, known);
  }

  /** What has to be done next to come closer to the aim. */
  String forward() {
    if (isLive() && isApplied()) {
      return OTHERS;
    }
    return known.aim().isAll() ? "live" : "shift-" + Percent.of(known.aim());
  }

  /**
   * Jobs of ours that may be at work there and lead forward; the newest may not hold the lock yet.
   */
  Stream<Job> maybeBusyForward() {
    return Stream.of(state.busyWith(), known.rollout())
        .flatMap(Optional::stream)
        .filter(jobs()::isOurs)
        .map(Job::parse)
        .flatMap(Optional::stream)
        .filter(busy -> !busy.step().equals(BACK) && !busy.step().equals(CLEAR))
        .distinct();
  }

  /** Whether the users of the share are served well now. */
  boolean isWell() {
    return share().isPresent() && state.passiveColor().healthy();
  }

  Verdict superseded() {
    return new Verdict(
        Reason.SUPERSEDED,
        "%s is live there, the plan saw %s"
            .formatted(revision(state), known.before().isEmpty() ? "nothing" : known.before()),
        "",
        effect());
  }

  Verdict regressed() {
    return new Verdict(
        Reason.REGRESSED,
        "%s is not well any more: %s".formatted(passive(state), state.passiveColor().why()),
        "",
        effect());
  }

  /** By what it was seen. */
  String evidence() {
    return "nginx says generation %d: %s%s"
        .formatted(
            state.generation(),
            live(state),
            share().map(part -> ", %s on %s".formatted(part, passive(state))).orElse(""));
  }

  /** What users see now. */
  String effect() {
    return "users are on %s%s"
        .formatted(
            live(state),
            share().map(part -> ", %s of them on %s".formatted(part, passive(state))).orElse(""));
  }

  private boolean holds(ServerState.ColorState color) {
    return color.image().filter(change.image().reference()::equals).isPresent();
  }

  private static String live(ServerState state) {
    return named(state.live(), state.liveColor());
  }

  private static String passive(ServerState state) {
    return named(state.live().other(), state.passiveColor());
  }

  private static String named(Color color, ServerState.ColorState state) {
    return "%s (%s)"
        .formatted(color, state.commit().map(CommitSha::abbreviated).orElse("as it was found"));
  }
}
