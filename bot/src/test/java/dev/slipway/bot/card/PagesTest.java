package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.PRODUCTION;
import static dev.slipway.core.golden.Samples.SHOP;
import static dev.slipway.core.golden.Samples.SOURCE;
import static dev.slipway.core.golden.Samples.STAGING;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.App;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.build.Build;
import dev.slipway.core.cut.Contents;
import dev.slipway.core.desk.Journey;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final List<SetAside> ASIDE =
      List.of(new SetAside(Samples.RELEASE, "PlanHeld cannot happen to Awaiting"));
  private static final App APP = Samples.shop();
  private static final Names NAMES = person -> "Ada *Berg*";

  @Test
  void helpSaysWhatCanBeAskedForAndWhoMay() {
    check("help", new Page.Help(Samples.apps().all(), List.of(SHOP)));
  }

  @Test
  void statusSaysWhatRunsWhereAndWhatIsGoingOn() {
    Page.Busy busy =
        new Page.Busy(
            List.of(CardSamples.pick("building")),
            List.of(CardSamples.build("building")),
            List.of(ReleaseSamples.release("mixed")));
    check(
        "status",
        new Page.Status(
            APP,
            List.of(staging(), production()),
            List.of(branch()),
            Optional.empty(),
            busy,
            Optional.of(journey()),
            ASIDE));
    check(
        "status-fetching",
        new Page.Status(
            APP,
            List.of(),
            List.of(),
            Optional.of("shop is being fetched for the first time: 34 % of 182,113 objects"),
            quiet(),
            Optional.empty(),
            List.of()));
    check(
        "status-quiet",
        new Page.Status(
            APP,
            List.of(),
            List.of(branch()),
            Optional.empty(),
            quiet(),
            Optional.of(onItsWay()),
            List.of()));
  }

  private static Journey journey() {
    Current<Release> live = ReleaseSamples.release("live-automatic");
    Current<Build> built = CardSamples.build("built");
    return new Journey(built, Optional.of(live), built.course().and(live.course()));
  }

  private static Journey onItsWay() {
    Current<Build> building = CardSamples.build("building");
    return new Journey(building, Optional.empty(), building.course());
  }

  @Test
  void whereFollowsACommitFromTrunkToUsers() {
    Current<Pick> pick = CardSamples.pick("staged");
    check(
        "where",
        new Page.Where(
            APP,
            SOURCE,
            true,
            List.of(Samples.BRANCH),
            List.of(pick),
            List.of(CardSamples.build("built")),
            List.of(
                new Page.WhereLive(STAGING, List.of(WEB), 1, Optional.empty(), Optional.empty()),
                new Page.WhereLive(
                    PRODUCTION, List.of(WEB), 2, Optional.empty(), Optional.empty())),
            Optional.of(new Word(Samples.DEVELOPER, NOW, Optional.empty())),
            List.of()));
    check(
        "where-nowhere",
        new Page.Where(
            APP,
            SOURCE,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Page.WhereLive(STAGING, List.of(), 1, Optional.empty(), Optional.empty()),
                new Page.WhereLive(
                    PRODUCTION, List.of(), 2, Optional.of(Samples.RELEASE), Optional.empty())),
            Optional.empty(),
            List.of()));
    Optional<String> away = Optional.of("ECS eu-west-1 is unavailable: status 503");
    check(
        "where-unknown",
        new Page.Where(
            APP,
            SOURCE,
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Page.WhereLive(STAGING, List.of(), 1, Optional.empty(), away),
                new Page.WhereLive(PRODUCTION, List.of(WEB), 2, Optional.empty(), away)),
            Optional.of(new Word(Samples.DEVELOPER, NOW, Optional.of("<!here> VAT is *gone*"))),
            ASIDE));
  }

  @Test
  void historyNamesPeopleAndPingsNobody() {
    Page.History history =
        new Page.History(
            APP,
            ReleaseSamples.all().keySet().stream().map(ReleaseSamples::release).toList(),
            ASIDE);
    check("history", history);
    check("history-rolled-back", new Page.History(APP, rolledBack(), List.of()));
    check("history-none", new Page.History(APP, List.of(), List.of()));
    assertThat(Shown.of(Pages.of(history, NAMES)).toString()).doesNotContain("<@", "<!subteam");
  }

  /** Release 43 goes back to what release 40 had verified. */
  private static List<Current<Release>> rolledBack() {
    ProcessId rollback = new ProcessId(ProcessKind.RELEASE, 43);
    Release live = CardSamples.named(ReleaseSamples.all(), "rollback-live");
    return List.of(CardSamples.current(rollback, live), ReleaseSamples.release("live"));
  }

  @Test
  void dryRunsSayThatNothingWasDone() {
    Map<String, PickPlan> plans =
        Map.of(
            "clean", new PickPlan.Clean(OLD.sha(), CardSamples.COPIES, List.of()),
            "conflict",
                new PickPlan.Conflicting(
                    OLD.sha(),
                    SOURCE,
                    List.of(new Conflict("src/__init__.py", Conflict.Kind.BOTH_ADDED))),
            "there", new PickPlan.AlreadyThere(OLD.sha(), CardSamples.COPIES),
            "gone", new PickPlan.NoBranch());
    plans.forEach(
        (name, plan) ->
            check(
                "dry-run-pick-" + name,
                new Page.PickDryRun(APP, Samples.pickRequest(), plan, Optional.empty())));
    check("dry-run-release", new Page.ReleaseDryRun(APP, Samples.plan(), Optional.empty()));
    check(
        "dry-run-rollback", new Page.ReleaseDryRun(APP, RollbackSamples.plan(), Optional.empty()));
    check(
        "dry-run-release-tasks", new Page.ReleaseDryRun(APP, TaskSamples.plan(), Optional.empty()));
    check("dry-run-release-held", new Page.ReleaseDryRun(APP, Samples.plan(), Optional.of(held())));
    check(
        "dry-run-hold",
        new Page.HoldDryRun(Samples.holdRequest(Optional.empty()), Optional.of(held())));
  }

  @Test
  void aCutThatIsOnlyTriedSaysWhatTheBranchWouldHold() {
    Contents nothing =
        new Contents(Optional.of(Samples.PRODUCTION), Optional.of(OLD), List.of(), 0);
    check("dry-run-cut", new Page.CutDryRun(Samples.cutRequest(), nothing));
    Contents unknown =
        new Contents(Optional.of(Samples.PRODUCTION), Optional.empty(), List.of(), 0);
    check("dry-run-cut-first", new Page.CutDryRun(Samples.cutRequest(), unknown));
  }

  @Test
  void openingAnEnvironmentSaysWhatHadClosedIt() {
    check("opened", new Page.Opened(held()));
  }

  @Test
  void whoeverRunsTheBotIsToldWhatIsBroken() {
    ObjectNode told = Shown.several();
    told.put("card", text(Brokenness.card(Samples.RELEASE)));
    told.put("set-aside", text(Brokenness.setAside(Samples.RELEASE, "PlanHeld cannot happen")));
    told.put(
        "failing", text(Brokenness.failing(Samples.RELEASE, new IllegalStateException("a bug"))));
    told.put("given-up", text(Brokenness.givenUp("the card of release-42", "no such channel")));
    Shown.check("brokenness", told);
  }

  @Test
  void refusalsOfTheThreeFamiliesAreToldApart() {
    ObjectNode refusals = Shown.several();
    refusals.put(
        "refused",
        said(Refusal.refused("you may not pick for shop", "Who may: <!subteam^SREL>, <@UREL>.")));
    refusals.put("failed", said(Refusal.failed("ECS is unavailable: it says <html>.", "Later.")));
    refusals.put("broken", said(Refusal.broken("the command could not be handled (Oops)")));
    Shown.check("refusals", refusals);
  }

  private static String said(Refusal refusal) {
    return text(Pages.of(refusal));
  }

  private static String text(Content content) {
    return Shown.of(content).at("/blocks/0/text/text").asText();
  }

  private static Page.EnvironmentStatus staging() {
    Standing standing =
        new Standing(
            Optional.of(COPY.sha()),
            "shop-web:42",
            new Counts(1, 2, 0),
            Optional.of("a deployment by somebody else is in progress"));
    return new Page.EnvironmentStatus(
        STAGING,
        List.of(
            new Page.TargetStatus(WEB, Optional.of(standing), Optional.of(COPY), Optional.empty())),
        Optional.of(ReleaseSamples.release("live-automatic")),
        Optional.empty(),
        Optional.of(
            new Page.Accepted(
                PRODUCTION,
                3,
                1,
                List.of(
                    new Page.Rejected(
                        COPY,
                        new Word(Samples.DEVELOPER, NOW, Optional.of("<!here> VAT is *gone*")))))),
        Optional.empty());
  }

  private static Standing server() {
    return new Standing(
        Optional.of(COPY.sha()),
        "green registry.example.com/shop@sha256:c0ffee",
        new Counts(1, 1, 0),
        Optional.empty(),
        Optional.of("green is live, well, generation 12; blue (a71d004) is hot"));
  }

  private static Page.EnvironmentStatus production() {
    Standing standing =
        new Standing(Optional.empty(), "shop-worker:1", Counts.NONE, Optional.empty());
    return new Page.EnvironmentStatus(
        PRODUCTION,
        List.of(
            new Page.TargetStatus(
                WORKER, Optional.of(standing), Optional.empty(), Optional.empty()),
            new Page.TargetStatus(
                new TargetName("web-2"),
                Optional.of(server()),
                Optional.of(COPY),
                Optional.empty()),
            new Page.TargetStatus(
                new TargetName("web-3"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("deploy@web-3.example.com is unavailable: connection refused"))),
        Optional.empty(),
        Optional.of(held()),
        Optional.empty(),
        Optional.of("ECS eu-west-1 is unavailable: status 503"));
  }

  private static Current<Hold> held() {
    return CardSamples.current(Samples.HOLD, CardSamples.named(CardSamples.holds(), "held"));
  }

  private static Page.Busy quiet() {
    return new Page.Busy(List.of(), List.of(), List.of());
  }

  private static Branch branch() {
    return new Branch(Samples.BRANCH, COPY);
  }

  private static void check(String name, Page page) {
    Shown.check("page-" + name, Shown.of(Pages.of(page, NAMES)));
  }
}
