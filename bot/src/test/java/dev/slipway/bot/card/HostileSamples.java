package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.SHOP;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildRequest;
import dev.slipway.core.build.Suspects;
import dev.slipway.core.cut.Contents;
import dev.slipway.core.cut.CutRequest;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldRequest;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.pick.Rehearsal;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.FileChange;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.Survey;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The worst that can be told: everything long, much of everything, all of it hostile. */
record HostileSamples(String evil) {
  private static final int TARGETS = 60;

  private Commit commit() {
    return new Commit(
        Samples.sha("9c01d22"), new Author(evil, evil), NOW, evil, Optional.of(OLD.sha()));
  }

  private BranchName branch() {
    String harmless = evil.replaceAll("[\\s\"\\\\~^:?*\\[\\]]|\\p{C}", "");
    return new BranchName("release/" + harmless.replaceAll("[./]", "-"));
  }

  List<Pick> picks() {
    PickRequest request =
        new PickRequest(
            SHOP,
            branch(),
            new Selection(
                PickOrder.Direction.COPY, Collections.nCopies(30, commit()), 2, List.of(evil)),
            DEVELOPER,
            evil,
            List.of(),
            Samples.PLACE,
            NOW,
            Rehearse.ALWAYS,
            List.of());
    List<PickedCommit> copies =
        Collections.nCopies(30, new PickedCommit(commit(), Samples.COPY.sha()));
    return List.of(
        new Pick.Landing(request, Optional.empty(), Optional.of(evil)),
        new Pick.BuildFailed(request, copies, Samples.BUILD, evil),
        new Pick.NotStaged(request, copies, Samples.STAGING, Samples.RELEASE, evil),
        new Pick.Failed(request, evil),
        new Pick.Rehearsed(request, rehearsal(), NOW),
        new Pick.Advising(request, conflict()),
        conflicted(request),
        new Pick.Adopting(request, conflicted(request), branch(), DEVELOPER, Optional.of(evil)),
        new Pick.Expired(request, Optional.of(conflict())),
        new Pick.FoundThere(request, copies));
  }

  private PickPlan.Conflicting conflict() {
    return new PickPlan.Conflicting(OLD.sha(), commit(), conflicts());
  }

  private Pick.Conflicted conflicted(PickRequest request) {
    List<Advice.Hunk> hunks =
        Collections.nCopies(
            Advice.MOST_HUNKS,
            new Advice.Hunk(evil, 1, (evil + "\n").repeat(20), List.of(commit())));
    return new Pick.Conflicted(
        request,
        conflict(),
        new Advice(
            hunks,
            Collections.nCopies(Advice.MOST_PREREQUISITES, commit()),
            List.of(new Advice.Size(commit().sha(), 9_999, 99_999, 99_999))),
        Optional.of(new Pick.Conflicted.Problem(DEVELOPER, evil)),
        NOW);
  }

  private Rehearsal rehearsal() {
    return new Rehearsal(
        OLD.sha(),
        List.of(new Caution(Caution.Kind.RENAMED, Collections.nCopies(30, evil))),
        new Survey(
            Collections.nCopies(60, new FileChange(evil, Optional.of(evil), 1, 2)),
            Collections.nCopies(Survey.MOST_MISSING, commit())));
  }

  List<Build> builds() {
    BuildRequest asked = Samples.buildRequest();
    BuildRequest request =
        new BuildRequest(SHOP, asked.image(), branch(), commit(), asked.place(), List.of());
    Build.Seen seen =
        new Build.Seen(evil, Optional.of(URI.create("javascript:alert(%60x%60)")), NOW, NOW);
    return List.of(
        new Build.Starting(request, 1, Optional.of(evil)),
        new Build.Building(request, 1, evil, NOW, Optional.empty(), seen, Optional.empty()),
        new Build.Building(request, 1, evil, NOW, Optional.empty(), seen, Optional.of(evil)),
        new Build.Stopping(request, evil, evil, Optional.empty(), seen.link(), Optional.of(evil)),
        new Build.Failed(
            request,
            evil,
            (evil + "\n").repeat(20),
            Optional.empty(),
            seen.link(),
            Optional.of(
                new Suspects(
                    Optional.of(commit()),
                    Collections.nCopies(Suspects.MOST, commit()),
                    99,
                    List.of()))));
  }

  List<BuildEvent> buildEvents() {
    return List.of(
        new BuildEvent.BuildFailed(NOW, evil, evil, Optional.empty()),
        new BuildEvent.BuildLost(NOW, evil));
  }

  List<Release> releases() {
    Release planning = ReleaseSamples.release(new ReleaseEvent.ReleaseDelayed(NOW, evil));
    Release refused =
        ReleaseSamples.release(
            new ReleaseEvent.ReleaseRefused(NOW, evil, "Ask.", Collections.nCopies(60, evil)));
    return List.of(
        planning, refused, awaiting(), changed(), moving(), mixed(), after(awaiting(), spoken()));
  }

  List<ReleaseEvent> events() {
    return List.of(
        changes(),
        new ReleaseEvent.ReleaseDelayed(NOW, evil),
        new ReleaseEvent.TargetPrepared(NOW, target(3), evil),
        new ReleaseEvent.TargetLive(NOW, target(3), Counts.NONE, evil),
        failed(3),
        new ReleaseEvent.TargetTakenBack(NOW, target(3), evil));
  }

  private Stream<ReleaseEvent> spoken() {
    return Stream.of(
        new ReleaseEvent.ChangeRejected(
            NOW, DEVELOPER, List.of(commit().sha()), evil, Optional.empty()));
  }

  /** The notices about words, which only a release with a plan can have. */
  List<Content> words(Story story) {
    Release heard = after(awaiting(), spoken());
    return List.of(
        story.notice(Samples.RELEASE, heard, spoken().findFirst().orElseThrow(), DEVELOPER),
        story.notice(
            Samples.RELEASE,
            awaiting(),
            new ReleaseEvent.AuthorsReminded(NOW, Samples.MANAGER),
            DEVELOPER));
  }

  Release awaiting() {
    return ReleaseSamples.release(new ReleaseEvent.ReleasePlanned(NOW, plan()));
  }

  Release mixed() {
    Stream<ReleaseEvent> half =
        IntStream.range(0, TARGETS)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? new ReleaseEvent.TargetLive(NOW, target(i), new Counts(9, 9, 0), evil)
                        : failed(i));
    return after(moving(), half);
  }

  List<Page> pages() {
    PickPlan conflict = new PickPlan.Conflicting(OLD.sha(), commit(), conflicts());
    PickPlan clean = new PickPlan.Clean(OLD.sha(), CardSamples.COPIES, rehearsal().cautions());
    return List.of(
        new Page.PickDryRun(
            Samples.shop(), picks().getFirst().request(), conflict, Optional.empty()),
        new Page.PickDryRun(
            Samples.shop(), picks().getFirst().request(), clean, Optional.of(rehearsal().survey())),
        new Page.ReleaseDryRun(Samples.shop(), plan(), Optional.of(held())),
        new Page.CutDryRun(
            new CutRequest(SHOP, branch(), commit(), DEVELOPER, Samples.PLACE),
            new Contents(
                Optional.of(Samples.PRODUCTION),
                Optional.of(commit()),
                Collections.nCopies(Contents.MOST, commit()),
                999)),
        new Page.HoldDryRun(held().state().request(), Optional.of(held())),
        new Page.Opened(held()),
        new Page.Help(Collections.nCopies(40, Samples.shop()), List.of(SHOP)),
        new Page.Where(
            Samples.shop(),
            commit(),
            true,
            Collections.nCopies(9, branch()),
            Collections.nCopies(9, CardSamples.current(Samples.PICK, picks().getFirst())),
            List.of(),
            List.of(
                new Page.WhereLive(
                    Samples.STAGING, names(), 99, Optional.empty(), Optional.of(evil))),
            Optional.of(word()),
            aside()),
        new Page.Status(
            Samples.shop(),
            Collections.nCopies(20, status()),
            List.of(new Branch(branch(), commit())),
            Optional.of(evil),
            new Page.Busy(
                Collections.nCopies(9, CardSamples.current(Samples.PICK, picks().getFirst())),
                Collections.nCopies(9, CardSamples.current(Samples.BUILD, builds().getFirst())),
                Collections.nCopies(9, CardSamples.current(Samples.RELEASE, mixed()))),
            Optional.empty(),
            aside()));
  }

  private Word word() {
    return new Word(DEVELOPER, NOW, Optional.of(evil));
  }

  private List<SetAside> aside() {
    return Collections.nCopies(9, new SetAside(Samples.RELEASE, evil));
  }

  Current<Hold> held() {
    HoldRequest asked = Samples.holdRequest(Optional.empty());
    return CardSamples.current(
        Samples.HOLD,
        new Hold.Held(
            new HoldRequest(
                SHOP,
                asked.environment(),
                evil,
                asked.by(),
                asked.place(),
                asked.since(),
                asked.until())));
  }

  private Page.EnvironmentStatus status() {
    Standing standing =
        new Standing(
            Optional.empty(), evil, new Counts(1, 2, 3), Optional.of(evil), Optional.of(evil));
    Page.TargetStatus target =
        new Page.TargetStatus(
            target(1), Optional.of(standing), Optional.of(commit()), Optional.of(evil));
    return new Page.EnvironmentStatus(
        Samples.STAGING,
        Collections.nCopies(9, target),
        Optional.empty(),
        Optional.of(held()),
        Optional.of(
            new Page.Accepted(
                Samples.PRODUCTION,
                99,
                1,
                Collections.nCopies(90, new Page.Rejected(commit(), word())))),
        Optional.of(evil));
  }

  private Release changed() {
    ReleaseEvent confirmed = new ReleaseEvent.ReleaseConfirmed(NOW, Samples.MANAGER, plan().hash());
    return after(awaiting(), Stream.of(confirmed, changes()));
  }

  private Release moving() {
    ReleaseEvent confirmed = new ReleaseEvent.ReleaseConfirmed(NOW, Samples.MANAGER, plan().hash());
    Release preparing = after(awaiting(), Stream.of(confirmed, new ReleaseEvent.PlanHeld(NOW)));
    Release prepared =
        after(preparing, each(i -> new ReleaseEvent.TargetPrepared(NOW, target(i), evil)));
    Release started =
        after(prepared, each(i -> new ReleaseEvent.TargetStarted(NOW, target(i), evil)));
    return after(
        started,
        each(i -> new ReleaseEvent.TargetProgressed(NOW, target(i), new Counts(1, 9, 2), evil)));
  }

  private ReleaseEvent changes() {
    return new ReleaseEvent.PlanChanged(NOW, plan(), Collections.nCopies(60, evil));
  }

  private ReleaseEvent failed(int i) {
    Verdict verdict = new Verdict(Reason.CRASHED, evil, (evil + "\n").repeat(9), evil);
    return new ReleaseEvent.TargetFailed(NOW, target(i), verdict, false);
  }

  private Plan plan() {
    return new Plan(
        SHOP,
        Samples.PRODUCTION,
        commit(),
        Samples.IMAGE,
        names().stream()
            .map(
                name ->
                    new PlannedTarget(
                        name,
                        1,
                        Optional.of(commit()),
                        evil,
                        false,
                        false,
                        List.of(),
                        List.of(evil, name + ": " + evil)))
            .toList(),
        Collections.nCopies(
            200,
            new PlannedCommit(
                commit(), Optional.of(DEVELOPER), Optional.of(evil), Optional.empty())),
        200,
        7,
        Collections.nCopies(60, evil));
  }

  private List<Conflict> conflicts() {
    return Collections.nCopies(60, new Conflict(evil, Conflict.Kind.BOTH_CHANGED));
  }

  private List<TargetName> names() {
    return IntStream.range(0, TARGETS).mapToObj(this::target).toList();
  }

  private TargetName target(int i) {
    String name = i + evil.replaceAll("\\s", "");
    return new TargetName(name.substring(0, Math.min(50, name.length())));
  }

  private static Stream<ReleaseEvent> each(IntFunction<ReleaseEvent> event) {
    return IntStream.range(0, TARGETS).mapToObj(event);
  }

  private static Release after(Release release, Stream<ReleaseEvent> events) {
    return events.reduce(release, new ReleaseRules()::next, (first, second) -> second);
  }
}
