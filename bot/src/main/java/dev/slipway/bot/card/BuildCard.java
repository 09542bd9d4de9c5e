package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildRequest;
import dev.slipway.core.build.Suspects;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
      failed.suspects().ifPresent(suspects -> add(blocks, suspects));
    }
    if (build instanceof Build.Building building) {
      blocks.section(line(building.seen()));
    }
    return blocks
        .context("since " + Say.day(current.startedAt()), took(current))
        .context(link(build), next(build))
        .buttons(BuildButtons.of(current.id(), build))
        .content();
  }

  /** For whoever has a change in a build that failed, and did not pick it. */
  static Content notice(Current<Build> current) {
    Build build = current.state();
    String headline =
        ":x: *Your change is in %s of %s, which failed*."
            .formatted(current.id(), Say.inCode(build.request().branch().value()));
    Blocks blocks = new Blocks(headline).section(headline, headline(build));
    if (build instanceof Build.Failed failed) {
      blocks.section(Foreign.tail(failed.tail(), 2400));
      failed.suspects().ifPresent(suspects -> add(blocks, suspects));
    }
    return blocks.context(link(build), current.id().toString()).content();
  }

  private static void add(Blocks blocks, Suspects suspects) {
    blocks.context(
        suspects
            .since()
            .map(good -> "since the last good build, %s:".formatted(Say.commit(good)))
            .orElse("there was no good build of the branch before:"));
    blocks.list(
        suspects.commits().stream().map(Say::commitBy).toList(),
        "commit",
        suspects.count() - suspects.commits().size());
  }

  static String headline(Build build) {
    return switch (build) {
      case Build.Starting s ->
          s.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600)))
              .orElse(":hourglass_flowing_sand: *Starting.*");
      case Build.Building b when b.delay().isPresent() ->
          ":hammer: *Building*, but how far it is cannot be seen: %s."
              .formatted(Say.clause(b.delay().get(), 600));
      case Build.Building b when b.attempt() > 1 -> ":hammer: *Building*, for the second time.";
      case Build.Building b -> ":hammer: *Building.*";
      case Build.Stopping s ->
          ":octagonal_sign: *Being stopped*%s."
                  .formatted(by(s.by()).orElse(": " + Say.clause(s.why(), 600)))
              + s.delay().map(why -> " Waiting: %s.".formatted(Say.clause(why, 600))).orElse("");
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
      case Build.Failed f when f.stoppedBy().isPresent() ->
          ":octagonal_sign: *Stopped*%s.".formatted(by(f.stoppedBy()).orElseThrow());
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

  private static Optional<String> by(Optional<PersonId> person) {
    return person.map(by -> " by " + Say.person(by));
  }

  /** What it does now is shown as its builder wrote it, in one line. */
  private static String line(Build.Seen seen) {
    return seen.line().isBlank() ? "" : Say.inCode(seen.line());
  }

  private static String link(Build build) {
    Optional<URI> link =
        switch (build) {
          case Build.Building b -> b.seen().link();
          case Build.Stopping s -> s.link();
          case Build.Failed f -> f.link();
          case Build.Starting s -> Optional.empty();
          case Build.WithImage i -> Optional.empty();
        };
    return link.map(to -> Say.link(to, build.isFinal() ? "its output" : "watch it")).orElse("");
  }

  private static String next(Build build) {
    return build instanceof Build.Failed failed
        ? failed.stoppedBy().isPresent()
            ? "next: the next pick builds the branch again"
            : "next: mend it on trunk and pick the fix"
        : "";
  }

  private static String took(Current<Build> current) {
    if (current.state() instanceof Build.Building building) {
      Duration elapsed = Duration.between(building.since(), current.movedAt());
      return Elapsed.of(elapsed, building.usual());
    }
    return current.state().isFinal() ? Elapsed.took(current.course()) : "";
  }
}
