package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildRequest;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import java.time.Duration;
import java.util.List;

/** The card of a build. */
final class BuildCard {
  private BuildCard() {}

  static Content of(Current<Build> current) {
    Build build = current.state();
    BuildRequest request = build.request();
    String headline = headline(build);
    long number = current.id().number();
    Blocks blocks =
        new Blocks("Build %d, %s: %s".formatted(number, request.app(), headline))
            .header("Build %d · %s · %s".formatted(number, request.app(), request.branch()))
            .section(headline)
            .section(Say.commitBy(request.commit()));
    if (build instanceof Build.Failed failed) {
      blocks.section(Foreign.tail(failed.tail(), 2400));
    }
    return blocks
        .context("since " + Say.day(current.startedAt()), took(current))
        .context(next(build))
        .content();
  }

  static String headline(Build build) {
    return switch (build) {
      case Build.Starting s ->
          s.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600)))
              .orElse(":hourglass_flowing_sand: *Starting.*");
      case Build.Building b when b.attempt() > 1 -> ":hammer: *Building*, for the second time.";
      case Build.Building b -> ":hammer: *Building.*";
      case Build.Staging s ->
          s.behind()
              .map(
                  behind ->
                      "%s It goes to %s when %s has ended."
                          .formatted(built(s), s.left().getFirst(), behind))
              .orElseGet(
                  () ->
                      "%s A release to %s is being started."
                          .formatted(built(s), s.left().getFirst()));
      case Build.Built b -> built(b) + goes(b);
      case Build.Failed f -> ":x: *Failed*: %s.".formatted(Say.clause(f.why(), 1000));
    };
  }

  private static String built(Build.WithImage build) {
    return ":package: *Built* as image `%s`.".formatted(build.image().digest().abbreviated());
  }

  private static String goes(Build.Built build) {
    List<String> releases = build.started().stream().map(ProcessId::toString).toList();
    String started =
        releases.isEmpty() ? "" : " It goes on in %s.".formatted(String.join(", ", releases));
    return started
        + build.overtakenBy().map(" %s is newer and goes instead."::formatted).orElse("");
  }

  private static String next(Build build) {
    return build instanceof Build.Failed ? "next: mend it on trunk and pick the fix" : "";
  }

  private static String took(Current<Build> current) {
    return current.state().isFinal()
        ? "took " + Say.duration(Duration.between(current.startedAt(), current.movedAt()))
        : "";
  }
}
