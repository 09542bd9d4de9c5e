package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.build.Build;
import dev.slipway.core.cut.Contents;
import dev.slipway.core.cut.CutRequest;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldRequest;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Survey;
import java.util.List;
import java.util.Optional;

/** Something to read. Data only; how it looks is decided where it is shown. */
public sealed interface Page {
  /**
   * @param here the apps that need not be named in this channel
   */
  record Help(List<App> apps, List<AppName> here) implements Page {}

  /**
   * @param repository why it could not be asked; empty when it was
   * @param busy what is going on now
   * @param journey of the newest commit that reaches an environment by itself
   * @param aside what cannot be read, and is therefore missing here
   */
  record Status(
      App app,
      List<EnvironmentStatus> environments,
      List<Branch> branches,
      Optional<String> repository,
      Busy busy,
      Optional<Journey> journey,
      List<SetAside> aside)
      implements Page {}

  /**
   * @param hold what closes it to releases
   * @param acceptance of what it has and the environment behind it has not
   * @param trouble why the targets could not be asked; empty when they were
   */
  record EnvironmentStatus(
      EnvironmentName name,
      List<TargetStatus> targets,
      Optional<Current<Release>> lastLive,
      Optional<Current<Hold>> hold,
      Optional<Accepted> acceptance,
      Optional<String> trouble) {}

  /**
   * How much of what waits for the next release was looked at.
   *
   * @param behind the environment that does not have the changes yet
   * @param changes how many there are
   * @param works how many of them work, as those say to whom they belong
   * @param broken those that do not work
   */
  record Accepted(EnvironmentName behind, int changes, int works, List<Rejected> broken) {
    public Accepted {
      broken = List.copyOf(broken);
    }
  }

  record Rejected(Commit commit, Word word) {}

  /**
   * @param standing empty when it could not be asked
   * @param commit what it runs, when the repository knows it
   * @param trouble why it could not be asked
   */
  record TargetStatus(
      TargetName name,
      Optional<Standing> standing,
      Optional<Commit> commit,
      Optional<String> trouble) {}

  /** Processes that have not ended. */
  record Busy(
      List<Current<Pick>> picks, List<Current<Build>> builds, List<Current<Release>> releases) {}

  /**
   * @param branches the release branches that hold the commit, as itself or as a copy
   * @param environments the environments where it is live, on all targets or on some
   * @param word what the person to whom it belongs said of it last
   * @param aside what cannot be read, and may be missing here
   */
  record Where(
      App app,
      Commit commit,
      boolean onTrunk,
      List<BranchName> branches,
      List<Current<Pick>> picks,
      List<Current<Build>> builds,
      List<WhereLive> environments,
      Optional<Word> word,
      List<SetAside> aside)
      implements Page {}

  /**
   * @param with the targets that were seen to run it
   * @param of how many targets there are
   * @param takenBackBy the rollback after which none of them runs it any more
   * @param trouble why some of them could not be asked; empty when all were
   */
  record WhereLive(
      EnvironmentName environment,
      List<TargetName> with,
      int of,
      Optional<ProcessId> takenBackBy,
      Optional<String> trouble) {}

  /**
   * @param aside the releases that cannot be read, and are therefore missing here
   */
  record History(App app, List<Current<Release>> releases, List<SetAside> aside) implements Page {}

  /**
   * What {@code !pick --dry-run} would do.
   *
   * @param survey of a plan that applies
   */
  record PickDryRun(App app, PickRequest request, PickPlan plan, Optional<Survey> survey)
      implements Page {}

  /**
   * What {@code !release --dry-run} would do.
   *
   * @param hold what keeps it from being asked for now
   */
  record ReleaseDryRun(App app, Plan plan, Optional<Current<Hold>> hold) implements Page {}

  /**
   * What {@code !hold --dry-run} would do.
   *
   * @param present the hold that is there already
   */
  record HoldDryRun(HoldRequest request, Optional<Current<Hold>> present) implements Page {}

  /** What {@code !cut --dry-run} would do. */
  record CutDryRun(CutRequest request, Contents contents) implements Page {}

  /** What {@code !unhold} did: the environment is open again. */
  record Opened(Current<Hold> hold) implements Page {}
}
