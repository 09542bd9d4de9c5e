package dev.slipway.core.golden;

import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.CutPolicy;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.PickPolicy;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.BuildRequest;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.cut.CutRequest;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.hold.HoldRequest;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.people.Right;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One small world that tests and golden files share: a shop, two environments, three people. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-20T14:05:00Z");
  public static final PersonId DEVELOPER = new PersonId("UDEV");
  public static final PersonId MANAGER = new PersonId("UREL");
  public static final PersonId OUTSIDER = new PersonId("UOUT");
  public static final GroupId MANAGERS = new GroupId("SREL");
  public static final ChannelId CHANNEL = new ChannelId("CSHOP");
  public static final Place PLACE = Place.in(CHANNEL);
  public static final AppName SHOP = new AppName("shop");
  public static final EnvironmentName STAGING = new EnvironmentName("staging");
  public static final EnvironmentName PRODUCTION = new EnvironmentName("production");
  public static final BranchName BRANCH = new BranchName("release/2026-11-20");
  public static final TargetName WEB = new TargetName("web");
  public static final TargetName WORKER = new TargetName("worker");
  public static final Commit OLD = commit("a71d004", "Show prices with two decimals", "Ada Berg");
  public static final Commit SOURCE = commit("3f2a91c", "Round VAT per line", "Ada Berg");
  public static final Commit COPY =
      new Commit(sha("9c01d22"), SOURCE.author(), NOW, SOURCE.subject(), Optional.of(SOURCE.sha()));
  public static final Image IMAGE =
      new Image(
          new ImageName("registry.example.com/shop"), new ImageDigest("sha256:" + "ab".repeat(32)));
  public static final ProcessId PICK = new ProcessId(ProcessKind.PICK, 7);
  public static final ProcessId BUILD = new ProcessId(ProcessKind.BUILD, 12);
  public static final ProcessId RELEASE = new ProcessId(ProcessKind.RELEASE, 42);
  public static final ProcessId CUT = new ProcessId(ProcessKind.CUT, 4);
  public static final ProcessId HOLD = new ProcessId(ProcessKind.HOLD, 3);

  private Samples() {}

  public static CommitSha sha(String start) {
    return new CommitSha((start + "0".repeat(40)).substring(0, 40));
  }

  public static Commit commit(String sha, String subject, String author) {
    String mail = author.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    return new Commit(
        sha(sha), new Author(author, mail), NOW.minusSeconds(3600), subject, Optional.empty());
  }

  public static TargetSpec target(TargetName name, int wave) {
    return new TargetSpec.EcsService(name, wave, "eu-west-1", "main", "shop-" + name, "app");
  }

  public static Environment staging() {
    return new Environment(
        STAGING,
        true,
        List.of(target(WEB, 1)),
        Right.forEveryone(),
        Right.forEveryone(),
        false,
        Duration.ofMinutes(30),
        Duration.ofMinutes(10),
        List.of(),
        Pace.AT_ONCE,
        Optional.of("https://staging.example.com"));
  }

  public static Environment production() {
    Right managers = new Right(false, List.of(MANAGERS), List.of());
    return new Environment(
        PRODUCTION,
        false,
        List.of(target(WEB, 1), target(WORKER, 2)),
        Right.forEveryone(),
        managers,
        false,
        Duration.ofMinutes(30),
        Duration.ofMinutes(10),
        List.of(),
        Pace.AT_ONCE,
        Optional.empty());
  }

  public static App shop() {
    return shop(List.of(staging(), production()));
  }

  public static App shop(List<Environment> environments) {
    return new App(
        SHOP,
        new BranchName("main"),
        "release/*",
        "*",
        IMAGE.name(),
        CHANNEL,
        PickPolicy.by(Right.forEveryone()),
        new CutPolicy(Right.forEveryone(), Optional.of("release/{date}")),
        Optional.of(PRODUCTION),
        environments);
  }

  public static Apps apps() {
    return new Apps(List.of(shop()));
  }

  public static PickRequest pickRequest() {
    return pickRequest(Selection.copies(SOURCE));
  }

  public static PickRequest pickRequest(Selection selection) {
    return new PickRequest(
        SHOP,
        BRANCH,
        selection,
        DEVELOPER,
        "Developer",
        List.of(),
        PLACE,
        NOW,
        Rehearse.ON_CAUTION,
        List.of(STAGING));
  }

  public static BuildRequest buildRequest() {
    return new BuildRequest(SHOP, IMAGE.name(), BRANCH, COPY, PLACE, List.of(STAGING));
  }

  public static ReleaseRequest releaseRequest() {
    return new ReleaseRequest(
        SHOP, PRODUCTION, COPY.sha(), Optional.of(DEVELOPER), PLACE, Duration.ofMinutes(30));
  }

  public static CutRequest cutRequest() {
    return new CutRequest(SHOP, BRANCH, SOURCE, DEVELOPER, PLACE);
  }

  public static HoldRequest holdRequest(Optional<Instant> until) {
    return new HoldRequest(
        SHOP, PRODUCTION, "The tax office looks at it today", MANAGER, PLACE, NOW, until);
  }

  public static Plan plan() {
    return new Plan(
        SHOP,
        PRODUCTION,
        COPY,
        IMAGE,
        List.of(
            new PlannedTarget(WEB, 1, Optional.of(OLD), "shop-web:41"),
            new PlannedTarget(WORKER, 2, Optional.of(OLD), "shop-worker:40")),
        List.of(new PlannedCommit(COPY, Optional.of(DEVELOPER))),
        1,
        0,
        List.of());
  }

  /** The same plan, going live in that way. */
  public static Plan plan(Pace pace) {
    Plan usual = plan();
    return new Plan(
        usual.app(),
        usual.environment(),
        usual.to(),
        usual.image(),
        usual.targets(),
        usual.commits(),
        usual.commitCount(),
        usual.takesOut(),
        usual.risks(),
        usual.leaving(),
        usual.tasks(),
        Optional.of(pace),
        Optional.empty());
  }
}
