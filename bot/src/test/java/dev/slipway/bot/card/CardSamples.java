package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.BUILD;
import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.RELEASE;
import static dev.slipway.core.golden.Samples.SOURCE;
import static dev.slipway.core.golden.Samples.STAGING;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildEvent.BuildRequested;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.BuildStage;
import dev.slipway.core.build.Suspects;
import dev.slipway.core.course.Course;
import dev.slipway.core.course.Stage;
import dev.slipway.core.course.Stay;
import dev.slipway.core.course.Usual;
import dev.slipway.core.cut.Contents;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.cut.CutEvent;
import dev.slipway.core.cut.CutRules;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.heads.HeadMove;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldRules;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickEvent.PickRequested;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.pick.Rehearsal;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.release.ReleaseStage;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.FileChange;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.Survey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every state of a pick, of a build and of a hold, reached through the rules. */
final class CardSamples {
  static final ProcessId OTHER_BUILD = new ProcessId(ProcessKind.BUILD, 11);
  static final Instant LATER = NOW.plus(Duration.ofSeconds(754));
  static final List<PickedCommit> COPIES = List.of(new PickedCommit(SOURCE, COPY.sha()));

  static final Commit LACKED = Samples.commit("5be0a12", "Keep VAT in its own column", "Ada Berg");

  static final PickEvent LANDED = new PickEvent.PickLanded(NOW, COPY.sha(), COPIES);
  static final PickEvent BUILDING = new PickEvent.PickBuilding(NOW, BUILD);
  static final PickEvent BUILT = new PickEvent.PickBuilt(NOW, BUILD, COPY.sha());
  static final PickEvent STAGED = new PickEvent.PickStaged(LATER, STAGING, RELEASE);
  static final PickEvent NOT_STAGED =
      new PickEvent.PickNotStaged(LATER, STAGING, RELEASE, "the new tasks crash", List.of());
  static final PickEvent BUILD_FAILED =
      new PickEvent.PickBuildFailed(LATER, BUILD, "it ended with exit code 1");
  static final PickEvent REHEARSED =
      new PickEvent.PickRehearsed(
          NOW,
          new Rehearsal(
              OLD.sha(),
              List.of(new Caution(Caution.Kind.RENAMED, List.of("src/main/java/shop/Tax.java"))),
              new Survey(
                  List.of(new FileChange("src/main/java/shop/Vat.java", Optional.empty(), 3, 1)),
                  List.of(LACKED))),
          NOW.plusSeconds(86_400));
  static final PickEvent ADVISED =
      new PickEvent.PickAdvised(
          NOW,
          new Advice(
              List.of(
                  new Advice.Hunk(
                      "src/main/java/shop/Vat_Rules.java",
                      12,
                      "<<<<<<< branch\nround(total)\n=======\nround(line)\n>>>>>>> pick",
                      List.of(OLD))),
              List.of(LACKED),
              List.of(new Advice.Size(LACKED.sha(), 2, 14, 3))),
          NOW.plusSeconds(604_800));
  static final PickEvent RESOLVED =
      new PickEvent.PickResolved(NOW, DEVELOPER, new BranchName("pick/7"));
  static final PickEvent NOT_RESOLVED =
      new PickEvent.PickNotResolved(NOW, "it still has conflict markers in src/Vat.java");
  static final PickEvent REPLACED =
      new PickEvent.PickReplaced(NOW, DEVELOPER, new ProcessId(ProcessKind.PICK, 8));
  static final PickEvent DROPPED = new PickEvent.PickDropped(NOW, MANAGER);
  static final PickEvent CONFLICTED =
      new PickEvent.PickConflicted(
          NOW,
          OLD.sha(),
          SOURCE,
          List.of(
              new Conflict("src/main/java/shop/Vat_Rules.java", Conflict.Kind.BOTH_CHANGED),
              new Conflict("src/main/java/shop/Rounding.java", Conflict.Kind.DELETED_ON_BRANCH)));
  static final PickEvent PICK_FAILED =
      new PickEvent.PickFailed(NOW, "the host refused the push: the branch is protected");
  static final BuildEvent BUILD_LOST = new BuildEvent.BuildLost(NOW, "its host is gone");
  static final URI LINK = URI.create("https://ci.example.com/shop/runs/1?attempt=1&tab=log");
  static final BuildEvent STOPPED = new BuildEvent.BuildStopped(LATER, MANAGER);
  static final BuildEvent BROKEN =
      new BuildEvent.BuildFailed(
          LATER,
          "it ended with exit code 1 after 12 min",
          "[ERROR] Vat.java:[41,9] cannot find symbol\n[ERROR]   symbol: method perLine()\n",
          Optional.of(LINK),
          Optional.of(
              new Suspects(Optional.of(OLD), List.of(LACKED, COPY), 40, List.of(DEVELOPER))));

  private CardSamples() {}

  static Map<String, Pick> picks() {
    Map<String, Pick> picks = new LinkedHashMap<>();
    picks.put("landing", pick());
    picks.put("landing-delayed", pick(new PickEvent.PickDelayed(NOW, "git.example.com is away.")));
    picks.put("landed", pick(LANDED));
    picks.put("landed-queued", pick(LANDED, new PickEvent.PickQueued(NOW, OTHER_BUILD)));
    picks.put("building", pick(LANDED, BUILDING));
    picks.put("staging", pick(LANDED, BUILT));
    picks.put("built", new Pick.Built(Samples.pickRequest(), COPIES, BUILD));
    picks.put("staged", pick(LANDED, BUILT, STAGED));
    picks.put("unpick-staged", new Pick.Staged(unpickRequest(), COPIES, STAGING, RELEASE));
    picks.put("build-failed", pick(LANDED, BUILD_FAILED));
    picks.put("not-staged", pick(LANDED, BUILT, NOT_STAGED));
    picks.put("found-there", pick(new PickEvent.PickFoundThere(NOW, COPIES)));
    picks.put("rehearsed", pick(REHEARSED));
    picks.put("landing-agreed", pick(REHEARSED, new PickEvent.PickAgreed(NOW, MANAGER)));
    picks.put("cancelled", pick(REHEARSED, new PickEvent.PickDropped(NOW, MANAGER)));
    picks.put("advising", pick(CONFLICTED));
    picks.put("conflicted", pick(CONFLICTED, ADVISED));
    picks.put("adopting", pick(CONFLICTED, ADVISED, RESOLVED));
    picks.put("resolved", pick(CONFLICTED, ADVISED, RESOLVED, LANDED));
    picks.put("dropped", pick(CONFLICTED, ADVISED, DROPPED));
    picks.put("not-resolved", pick(CONFLICTED, ADVISED, RESOLVED, NOT_RESOLVED));
    picks.put("replaced", pick(CONFLICTED, ADVISED, REPLACED));
    picks.put("expired", pick(CONFLICTED, ADVISED, new PickEvent.PickExpired(NOW)));
    picks.put("failed", pick(PICK_FAILED));
    return picks;
  }

  private static PickRequest unpickRequest() {
    PickRequest asked = Samples.pickRequest();
    return new PickRequest(
        asked.app(),
        asked.branch(),
        new Selection(PickOrder.Direction.REVERT, asked.commits(), 1, List.of()),
        asked.by(),
        asked.requester(),
        asked.authors(),
        asked.place(),
        asked.at(),
        asked.rehearse(),
        asked.follows());
  }

  static Map<String, Build> builds() {
    BuildEvent started = new BuildEvent.BuildStarted(NOW, "host/shop/1");
    BuildEvent succeeded = new BuildEvent.BuildSucceeded(NOW, Samples.IMAGE);
    Map<String, Build> builds = new LinkedHashMap<>();
    builds.put("starting", build());
    builds.put("starting-delayed", build(new BuildEvent.BuildDelayed(NOW, "no host is free")));
    builds.put("building", build(started));
    builds.put("building-slowly", build(started(9, 19)));
    builds.put("building-usually", build(started(15, 30)));
    builds.put("building-longer-than-ever", build(started(5, 9)));
    BuildEvent progressed =
        new BuildEvent.BuildProgressed(
            LATER, "image: step 3 of 7, Build & push", Optional.of(LINK));
    BuildEvent hung =
        new BuildEvent.BuildHung(LATER, "no progress for 10 min; last: image: step 3 of 7");
    builds.put("building-watched", build(started, progressed));
    builds.put(
        "building-delayed",
        build(started, progressed, new BuildEvent.BuildDelayed(LATER, "ci.example.com is away")));
    builds.put("stopping", build(started, progressed, STOPPED));
    builds.put("stopping-hung", build(started, progressed, hung));
    builds.put(
        "stopped",
        build(
            started,
            progressed,
            STOPPED,
            new BuildEvent.BuildFailed(LATER, "stopped by hand", "", Optional.of(LINK))));
    builds.put("building-again", build(started, BUILD_LOST, started));
    builds.put("staging", build(succeeded));
    builds.put(
        "staging-queued", build(succeeded, new BuildEvent.StagingQueued(NOW, STAGING, RELEASE)));
    builds.put("built", build(succeeded, new BuildEvent.StagingStarted(NOW, STAGING, RELEASE)));
    builds.put(
        "overtaken", build(succeeded, new BuildEvent.StagingOvertaken(NOW, STAGING, OTHER_BUILD)));
    builds.put("failed", build(started, BROKEN));
    return builds;
  }

  static Map<String, HeadsEvent> heads() {
    HeadMove rewritten = move(Head.Kind.BRANCH, "release/2026-11-20", Optional.of(COPY.sha()));
    HeadMove deleted = move(Head.Kind.TAG, "v1.2", Optional.empty());
    Map<String, HeadsEvent> heads = new LinkedHashMap<>();
    heads.put("HeadsMoved", new HeadsEvent.HeadsMoved(NOW, List.of(rewritten, deleted)));
    heads.put("HeadsHidden", new HeadsEvent.HeadsHidden(NOW, "the host refused the token."));
    heads.put("HeadsSeen", new HeadsEvent.HeadsSeen(NOW));
    return heads;
  }

  private static HeadMove move(Head.Kind kind, String name, Optional<CommitSha> to) {
    return new HeadMove(kind, new BranchName(name), Optional.of(OLD.sha()), to, to.isPresent());
  }

  static Map<String, Cut> cuts() {
    Contents contents =
        new Contents(
            Optional.of(Samples.PRODUCTION), Optional.of(OLD), List.of(LACKED, SOURCE), 40);
    CutEvent made = new CutEvent.BranchCut(NOW, contents);
    Map<String, Cut> cuts = new LinkedHashMap<>();
    cuts.put("cutting", cut());
    cuts.put("cutting-delayed", cut(new CutEvent.CutDelayed(NOW, "git.example.com is away.")));
    cuts.put("starting", cut(made));
    cuts.put("done", cut(made, new CutEvent.CutBuilding(NOW, BUILD)));
    cuts.put("failed", cut(new CutEvent.CutFailed(NOW, "the branch is protected.")));
    return cuts;
  }

  private static Cut cut(CutEvent... events) {
    return after(new CutRules(), new CutEvent.CutRequested(NOW, Samples.cutRequest()), events);
  }

  static Map<String, Hold> holds() {
    HoldEvent byHolder = new HoldEvent.HoldLifted(LATER, MANAGER, Optional.empty());
    HoldEvent byOther = new HoldEvent.HoldLifted(LATER, DEVELOPER, Optional.empty());
    Map<String, Hold> holds = new LinkedHashMap<>();
    holds.put("held", hold());
    holds.put(
        "held-without-end",
        new HoldRules()
            .begin(new HoldEvent.HoldPlaced(NOW, Samples.holdRequest(Optional.empty()))));
    holds.put("lifted", hold(byHolder));
    holds.put("lifted-by-another", hold(byOther));
    holds.put("ended", hold(new HoldEvent.HoldEnded(LATER)));
    return holds;
  }

  private static Hold hold(HoldEvent... events) {
    Optional<Instant> end = Optional.of(NOW.plus(Duration.ofHours(2)));
    return after(new HoldRules(), new HoldEvent.HoldPlaced(NOW, Samples.holdRequest(end)), events);
  }

  static Current<Pick> pick(String name) {
    return current(Samples.PICK, named(picks(), name));
  }

  static Current<Build> build(String name) {
    return current(BUILD, named(builds(), name));
  }

  static <T> T named(Map<String, T> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  static Pick pick(PickEvent... events) {
    return after(new PickRules(), new PickRequested(NOW, Samples.pickRequest()), events);
  }

  static Build build(BuildEvent... events) {
    return after(new BuildRules(), new BuildRequested(NOW, Samples.buildRequest()), events);
  }

  static <S> Current<S> current(ProcessId id, S state) {
    return new Current<>(id, state, 9, NOW, LATER, course(id.kind()));
  }

  /** As if every process had spent its time in the same way. */
  private static Course course(ProcessKind kind) {
    return switch (kind) {
      case BUILD -> course(BuildStage.WAITING, BuildStage.BUILDING, BuildStage.QUEUING);
      case RELEASE ->
          course(
              ReleaseStage.PLANNING,
              ReleaseStage.ASKING,
              ReleaseStage.PREPARING,
              ReleaseStage.GOING_LIVE);
      case PICK, HOLD, HEADS, CUT -> Course.NONE;
    };
  }

  private static Course course(Stage... stages) {
    List<Stay> stays = new ArrayList<>();
    Instant since = NOW;
    for (Stage stage : stages) {
      Instant until =
          stays.size() == stages.length - 1 ? LATER : since.plusMillis(1700 + 9000L * stays.size());
      stays.add(new Stay(stage, since, until));
      since = until;
    }
    return new Course(stays);
  }

  private static BuildEvent started(int median, int most) {
    Usual usual =
        new Usual(
            Duration.ofSeconds(median * 60L + 5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(most),
            20);
    return new BuildEvent.BuildStarted(NOW, "host/shop/1", Optional.of(usual));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <S, E extends Event> S after(Rules<S, E, ?> rules, E first, E... events) {
    S state = rules.begin(first);
    for (E event : events) {
      state = rules.next(state, event);
    }
    return state;
  }
}
