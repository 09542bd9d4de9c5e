package dev.slipway.core.release;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.hold.HoldRequest;
import dev.slipway.core.release.TargetRun.Stage;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The hold that keeps an environment as a rollback has left it, until somebody opens it. */
final class HoldAfter {
  private HoldAfter() {}

  static HoldRequest of(ProcessId release, Run run, Instant at) {
    ReleaseRequest request = run.request();
    return new HoldRequest(
        request.app(),
        request.environment(),
        reason(release, run),
        Recalling.holder(run).orElseThrow(),
        request.place(),
        at,
        Optional.empty());
  }

  private static String reason(ProcessId release, Run run) {
    if (!run.all(Stage.LIVE)) {
      return said(List.of(run.request().commit()), release);
    }
    List<CommitSha> left = run.plan().leaves().toList();
    ProcessId brought = run.request().rollback().flatMap(Rollback::broughtBy).orElse(release);
    return left.isEmpty()
        ? "rolled back to %s (%s)".formatted(run.request().commit().abbreviated(), release)
        : said(left, brought);
  }

  private static String said(List<CommitSha> builds, ProcessId release) {
    return "rolled back from %s (%s)"
        .formatted(
            String.join(" and ", builds.stream().map(CommitSha::abbreviated).toList()), release);
  }
}
