package dev.slipway.core.desk;

import dev.slipway.core.build.Build;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;

/** Says what became of a process, for somebody who comes too late. */
final class Fate {
  private Fate() {}

  static String of(ProcessId id, Release release) {
    return switch (release) {
      case Release.Planning p -> id + " is being planned";
      case Release.Awaiting a -> id + " waits for a confirmation";
      case Release.Confirmed c -> id + " was confirmed by <@" + c.by() + ">";
      case Release.Preparing p -> id + " is being prepared" + confirmedBy(p);
      case Release.Prepared p -> id + " is prepared" + confirmedBy(p);
      case Release.Baking b -> id + " is live for %s".formatted(b.run().aim()) + confirmedBy(b);
      case Release.GoingLive g -> id + " is going live" + confirmedBy(g);
      case Release.TakingBack t -> id + " is being taken back";
      case Release.Restoring r -> id + " is over, and the scaling of its targets is being restored";
      case Release.Finishing f -> id + " is live, and its last tasks are run";
      case Release.Mixed m -> id + " is live on a part of its targets";
      case Release.Closing c -> id + " is over, and its environment is being held";
      case Release.Superseded s -> id + " gave way to " + s.by();
      case Release.Live l -> id + " is live" + confirmedBy(l);
      case Release.Failed f -> id + " failed";
      case Release.RolledBack r -> id + " was taken back";
      case Release.FoundThere f -> id + " found its commit there already";
      case Release.Refused r -> id + " was refused: " + r.why();
      case Release.Cancelled c -> id + " was cancelled by <@" + c.by() + ">";
      case Release.Expired e -> id + " expired before anybody decided";
    };
  }

  static String of(ProcessId id, Pick pick) {
    return switch (pick) {
      case Pick.Landing l -> id + " is landing";
      case Pick.Rehearsed r -> id + " waits for somebody to agree";
      case Pick.Advising c -> id + " conflicts";
      case Pick.Conflicted c -> id + " conflicts";
      case Pick.Adopting a -> id + " is landing as <@" + a.by() + "> resolved it";
      case Pick.Landed l when l.resolvedBy().isPresent() ->
          "%s has landed as <@%s> resolved it".formatted(id, l.resolvedBy().get());
      case Pick.OnBranch o -> id + " has landed";
      case Pick.FoundThere f -> id + " was on the branch already";
      case Pick.Dropped c -> id + " was dropped by <@" + c.by() + ">";
      case Pick.Expired e -> id + " expired";
      case Pick.Replaced r ->
          "%s goes on as %s: <@%s> picked what was missing first".formatted(id, r.with(), r.by());
      case Pick.Failed f -> id + " failed";
    };
  }

  static String of(ProcessId id, Build build) {
    return switch (build) {
      case Build.Starting s -> id + " is being started";
      case Build.Building b -> id + " is building";
      case Build.Stopping s -> id + " is being stopped already";
      case Build.WithImage i -> id + " has its image already";
      case Build.Failed f ->
          f.stoppedBy()
              .map(by -> "%s was stopped by <@%s>".formatted(id, by))
              .orElse(id + " failed");
    };
  }

  private static String confirmedBy(Release.Carried release) {
    return release.run().confirmedBy().map(by -> ", confirmed by <@" + by + ">").orElse("");
  }
}
