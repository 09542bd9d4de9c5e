package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Current;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The card of a release; always the same lines in the same order. */
final class ReleaseCard {
  private static final int MOST_COMMITS = 12;

  private ReleaseCard() {}

  static Content of(Current<Release> current) {
    Release release = current.state();
    ReleaseRequest request = release.request();
    long number = current.id().number();
    String headline = ReleaseHeadline.of(release);
    Blocks blocks =
        new Blocks(
            "Release %d, %s to %s: %s"
                .formatted(number, request.app(), request.environment(), headline));
    blocks.header("Release %d · %s → %s".formatted(number, request.app(), request.environment()));
    blocks.section(headline);
    release.plan().ifPresentOrElse(plan -> plan(blocks, plan), () -> commit(blocks, request));
    if (release instanceof Release.Awaiting) {
      release.plan().ifPresent(plan -> commits(blocks, plan));
    }
    blocks.context(askedBy(request), confirmedBy(release));
    if (release instanceof Release.Carried carried) {
      blocks.lines(TargetLines.of(carried.run()));
      cause(blocks, carried.run());
    } else {
      release.plan().ifPresent(plan -> blocks.lines(TargetLines.of(plan)));
    }
    return blocks
        .buttons(ReleaseButtons.of(current.id(), release))
        .context(when(current), took(current))
        .content();
  }

  private static void commit(Blocks blocks, ReleaseRequest request) {
    blocks.section("Commit " + Say.sha(request.commit()));
  }

  static void plan(Blocks blocks, Plan plan) {
    String from = plan.from().map(Say::commit).orElse("different builds");
    blocks.section("%s\n→ %s".formatted(from, Say.commit(plan.to())));
    blocks.context(
        comes(plan),
        plan.takesOut() > 0 ? ":warning: takes out " + Say.count(plan.takesOut(), "commit") : "",
        "image `%s`".formatted(plan.image().digest().abbreviated()),
        "plan `%s`".formatted(plan.hash()));
    if (!plan.risks().isEmpty()) {
      blocks.lines(plan.risks().stream().map(risk -> ":warning: " + Say.text(risk, 300)).toList());
    }
  }

  static void commits(Blocks blocks, Plan plan) {
    List<PlannedCommit> newest = plan.commits().reversed();
    List<String> lines = new ArrayList<>();
    newest.stream()
        .limit(MOST_COMMITS)
        .forEach(commit -> lines.add("• " + Say.commitBy(commit.commit())));
    int more = plan.commitCount() - lines.size();
    if (more > 0) {
      lines.add("… and " + Say.count(more, "more commit"));
    }
    blocks.lines(lines);
  }

  private static String comes(Plan plan) {
    long authors =
        plan.commits().stream().map(commit -> commit.commit().author().email()).distinct().count();
    return "%s by %s"
        .formatted(
            Say.count(plan.commitCount(), "commit"), Say.count(Math.toIntExact(authors), "author"));
  }

  private static String askedBy(ReleaseRequest request) {
    return request
        .by()
        .map(by -> "asked by " + Say.person(by))
        .orElse("started by itself after the build");
  }

  private static String confirmedBy(Release release) {
    Optional<PersonId> by =
        switch (release) {
          case Release.Confirmed c -> Optional.of(c.by());
          case Release.Carried c -> c.run().confirmedBy();
          case Release other -> Optional.empty();
        };
    return by.map(person -> "confirmed by " + Say.person(person)).orElse("");
  }

  /** What is wrong, in the platform's own words; then what users see; then what the bot does. */
  private static void cause(Blocks blocks, Run run) {
    run.delay().ifPresent(why -> blocks.section(":hourglass_flowing_sand: " + Say.text(why, 500)));
    run.targets().stream()
        .filter(target -> target.verdict().isPresent())
        .limit(4)
        .forEach(
            target -> {
              var verdict = target.verdict().orElseThrow();
              blocks.section(
                  "*%s*: %s — %s\n%s*Users now*: %s"
                      .formatted(
                          Say.text(target.name().value(), 60),
                          verdict.reason().said(),
                          Say.text(verdict.cause(), 500),
                          verdict.evidence().isBlank()
                              ? ""
                              : Say.code(verdict.evidence(), 900) + "\n",
                          Say.text(verdict.effect(), 300)));
            });
  }

  private static String when(Current<Release> current) {
    return current.state() instanceof Release.Awaiting awaiting
        ? "expires at " + Say.time(awaiting.until())
        : "since " + Say.time(current.startedAt());
  }

  private static String took(Current<Release> current) {
    return current.state() instanceof Release.Carried carried && current.state().isFinal()
        ? "took " + Say.duration(Duration.between(carried.run().startedAt(), current.movedAt()))
        : "";
  }
}
