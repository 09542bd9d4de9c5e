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
    Blocks blocks = new Blocks("Build %d of %s: %s".formatted(number, request.app(), headline));
    blocks.header("Build %d · %s · %s".formatted(number, request.app(), request.branch()));
    blocks.section(headline + "\n" + Say.commitBy(request.commit()));
    if (build instanceof Build.Failed failed) {
      String tail = Say.code(failed.tail(), 2500);
      if (!tail.isEmpty()) {
        blocks.section(tail);
      }
    }
    return blocks.context("since " + Say.time(current.startedAt()), took(current)).content();
  }

  private static String headline(Build build) {
    return switch (build) {
      case Build.Starting s ->
          s.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: " + Say.text(why, 300))
              .orElse(":hourglass_flowing_sand: *Starting*…");
      case Build.Building b -> ":hammer: *Building*…";
      case Build.Staging s ->
          s.behind()
              .map(
                  behind ->
                      ":package: *Built* `%s` · waiting for %s before %s"
                          .formatted(s.image().digest().abbreviated(), behind, s.left().getFirst()))
              .orElse(
                  ":package: *Built* `%s` · starting a release to %s"
                      .formatted(s.image().digest().abbreviated(), s.left().getFirst()));
      case Build.Built b ->
          ":package: *Built* `%s`%s%s"
              .formatted(
                  b.image().digest().abbreviated(),
                  goes(b.started()),
                  b.overtakenBy().map(by -> " · overtaken by " + by).orElse(""));
      case Build.Failed f -> ":x: *Failed*: " + Say.text(f.why(), 600);
    };
  }

  private static String goes(List<ProcessId> releases) {
    return releases.isEmpty()
        ? ""
        : " · goes on in " + String.join(", ", releases.stream().map(ProcessId::toString).toList());
  }

  private static String took(Current<Build> current) {
    return current.state().isFinal()
        ? "took " + Say.duration(Duration.between(current.startedAt(), current.movedAt()))
        : "";
  }
}
