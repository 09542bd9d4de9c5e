package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Rollback;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.util.List;
import java.util.Optional;

/** Says before a click how fast the targets that run the new build come back. */
final class HowBack {
  private HowBack() {}

  /** A sentence that begins with a space; empty when nothing would go back. */
  static String of(Apps apps, Run run) {
    List<TargetSpec> back =
        run.in(TargetRun.Stage::runsNew).stream()
            .flatMap(target -> spec(apps, run.plan(), target.name()).stream())
            .toList();
    boolean servers = back.stream().anyMatch(TargetSpec.Server.class::isInstance);
    boolean services = back.stream().anyMatch(TargetSpec.EcsService.class::isInstance);
    if (servers && services) {
      return " Servers take about a second, for the old color still runs there; services are"
          + " deployed again.";
    }
    if (servers) {
      return " The old color still runs there: that takes about a second.";
    }
    return services ? " Services are deployed again, which takes as long as a release." : "";
  }

  /** In the plan of a rollback: what is not there any more, and how long that takes. */
  static String forward(Apps apps, Plan plan, Rollback back) {
    List<TargetSpec> cold =
        plan.targets().stream()
            .filter(target -> !target.hot())
            .flatMap(target -> spec(apps, plan, target.name()).stream())
            .toList();
    boolean services = cold.stream().anyMatch(TargetSpec.EcsService.class::isInstance);
    if (!services) {
      return "";
    }
    return " · services are deployed again"
        + back.usual()
            .map(usual -> ", which usually takes " + Say.duration(usual.median()))
            .orElse("");
  }

  /** Users of a share: the old build has all the others, and never stopped. */
  static String fromShare(Run run) {
    String old = run.plan().from().map(from -> from.sha().abbreviated()).orElse("the old build");
    String others =
        run.any(stage -> stage == TargetRun.Stage.LIVE)
            ? " Targets that are live stay live, and you decide about them."
            : "";
    return "Users who have %s are back on %s at once: it still runs there.%s"
        .formatted(run.plan().to().sha().abbreviated(), old, others);
  }

  /**
   * What an abort costs: preparing took the other color of a server, and what was prepared on it is
   * stopped.
   */
  static String afterwards(Apps apps, Release release) {
    return release instanceof Release.Carried carried
            && carried.run().targets().stream()
                .filter(HowBack::isStopped)
                .flatMap(target -> spec(apps, carried.run().plan(), target.name()).stream())
                .anyMatch(TargetSpec.Server.class::isInstance)
        ? " Nothing stays hot there: a rollback prepares first then."
        : "";
  }

  private static boolean isStopped(TargetRun target) {
    return switch (target.stage()) {
      case PREPARED, GOING_LIVE, AT_SHARE -> true;
      case WAITING, FETCHED -> target.target().hot();
      case LIVE, FAILED, FAILED_HALFWAY, CLEARING, CLEARED, TAKING_BACK, TAKEN_BACK -> false;
    };
  }

  /** The rest is being prepared: what users have already is decided about afterwards. */
  static String stays(Run run) {
    return "What is prepared is taken away. Users of %s keep the new build, and you decide about them."
        .formatted(
            Say.list(
                run.in(TargetRun.Stage::runsNew).stream()
                    .map(target -> target.name().value())
                    .toList(),
                8));
  }

  private static Optional<TargetSpec> spec(Apps apps, Plan plan, TargetName name) {
    return apps.find(plan.app())
        .flatMap(app -> app.environment(plan.environment()))
        .flatMap(
            environment ->
                environment.targets().stream()
                    .filter(spec -> spec.name().equals(name))
                    .findFirst());
  }
}
