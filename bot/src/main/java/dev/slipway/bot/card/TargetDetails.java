package dev.slipway.bot.card;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.TargetRun;
import java.util.Optional;

/** What happened on one target: which build is there now, which one was, and by what it is seen. */
final class TargetDetails {
  private TargetDetails() {}

  static String of(Release release, ReleaseEvent event) {
    return switch (event) {
      case ReleaseEvent.TargetPrepared e ->
          "%s: %s is prepared. Users see nothing of it yet%s.%s"
              .formatted(
                  name(e.target()),
                  Say.sha(release.request().commit()),
                  still(release, e.target()),
                  seen(e.evidence().orElse("")));
      case ReleaseEvent.TargetAtShare e ->
          "%s: %s is live for %s of the users.%s"
              .formatted(
                  name(e.target()),
                  Say.sha(release.request().commit()),
                  e.share(),
                  seen(e.evidence()));
      case ReleaseEvent.TargetLive e ->
          "%s: %s is live%s.%s%s%s%s"
              .formatted(
                  name(e.target()),
                  Say.sha(release.request().commit()),
                  before(release, e.target()),
                  seen(e.evidence()),
                  e.times().map(TimeLines::of).orElse(""),
                  signals(release, e.target()),
                  ended(release));
      case ReleaseEvent.TargetFailed e ->
          "%s: %s.%s%s"
              .formatted(
                  name(e.target()),
                  Causes.why(e.verdict()),
                  quoted(e.verdict().evidence()) + LogLines.thread(e.verdict()),
                  ended(release));
      case ReleaseEvent.TargetTakenBack e when isCleared(release, e.target()) ->
          "%s: what was prepared is gone. Users saw nothing of it.%s%s"
              .formatted(name(e.target()), seen(e.evidence()), ended(release));
      case ReleaseEvent.TargetTakenBack e ->
          "%s: back on the old build%s.%s%s"
              .formatted(
                  name(e.target()),
                  old(release, e.target()).map(sha -> " " + sha).orElse(""),
                  seen(e.evidence()),
                  ended(release));
      case ReleaseEvent.RevisionsRemoved e ->
          "%s: deregistered %s of former releases, to which nobody goes back: %s."
              .formatted(
                  name(e.target()),
                  Say.count(e.revisions().size(), "task definition"),
                  Say.list(e.revisions().stream().map(Say::inCode).toList(), 15));
      case ReleaseEvent.OfScaling e -> ScalingLines.said(release, e) + ended(release);
      case ReleaseEvent other -> Details.plain(other);
    };
  }

  private static String name(TargetName target) {
    return "*" + Say.name(target.value()) + "*";
  }

  private static String still(Release release, TargetName target) {
    return old(release, target).map(", they are still on %s"::formatted).orElse("");
  }

  private static String before(Release release, TargetName target) {
    return old(release, target).map(", it was %s before"::formatted).orElse("");
  }

  /** Whether users never met the build there, as far as the release knows. */
  private static boolean isCleared(Release release, TargetName target) {
    return run(release, target)
        .map(run -> run.rollout().isEmpty() && run.stage() != TargetRun.Stage.TAKEN_BACK)
        .orElse(true);
  }

  private static String signals(Release release, TargetName target) {
    return release instanceof Release.Carried carried
        ? run(release, target).map(run -> SignalLines.unproven(carried.run(), run)).orElse("")
        : "";
  }

  private static Optional<TargetRun> run(Release release, TargetName target) {
    return release instanceof Release.Carried carried
        ? carried.run().targets().stream().filter(run -> run.name().equals(target)).findFirst()
        : Optional.empty();
  }

  private static Optional<String> old(Release release, TargetName target) {
    return run(release, target)
        .map(TargetRun::target)
        .flatMap(planned -> planned.from())
        .map(commit -> Say.sha(commit.sha()));
  }

  private static String seen(String evidence) {
    return evidence.isBlank() ? "" : "\nSeen by: " + Say.text(evidence, 500);
  }

  private static String quoted(String evidence) {
    String lines = Foreign.head(evidence, 1200);
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  /** Who asked is called when all is live; when it went wrong, a notice does that. */
  private static String ended(Release release) {
    if (release instanceof Release.Live && release.request().by().isPresent()) {
      return "\n%s %s"
          .formatted(Say.person(release.request().by().get()), ReleaseHeadline.of(release));
    }
    return release.isFinal() ? "\n" + ReleaseHeadline.of(release) : "";
  }
}
