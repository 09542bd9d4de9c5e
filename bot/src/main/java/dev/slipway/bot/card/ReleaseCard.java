package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.Apps;
import dev.slipway.core.engine.Current;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Recall;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.ReleaseStage;
import dev.slipway.core.release.Run;
import java.util.Optional;

/**
 * The card of a release; always the same lines in the same order: what, from and to, commits, who,
 * targets, what is wrong, what is next, buttons.
 */
final class ReleaseCard {
  private ReleaseCard() {}

  static Content of(Apps apps, Current<Release> current) {
    Release release = current.state();
    ReleaseRequest request = release.request();
    long number = current.id().number();
    String headline = ReleaseHeadline.of(release);
    Blocks blocks =
        new Blocks(
                "Release %d, %s to %s: %s"
                    .formatted(number, request.app(), request.environment(), headline))
            .header(
                "Release %d · %s → %s%s"
                    .formatted(
                        number,
                        request.app(),
                        request.environment(),
                        request.goesBack() ? " · rollback" : ""))
            .section(headline);
    changes(blocks, release);
    release
        .plan()
        .ifPresentOrElse(
            plan -> PlanLines.add(blocks, apps, plan),
            () -> blocks.section("Commit " + Say.sha(request.commit())));
    if (release instanceof Release.Awaiting awaiting) {
      PlanLines.commits(blocks, apps, awaiting.proposed());
      PlanLines.leaving(blocks, awaiting.proposed());
    }
    if (release instanceof Release.Refused refused) {
      blocks.list(
          refused.problems().stream().map(problem -> "• " + Say.text(problem, 400)).toList(),
          "problem");
    }
    if (!request.automatic()) {
      release.plan().map(plan -> AcceptanceLines.summary(apps, plan)).ifPresent(blocks::context);
    }
    blocks.context(askedBy(request), decidedBy(release));
    targets(blocks, release);
    blocks
        .context(next(apps, release), deciders(apps, release))
        .buttons(ReleaseButtons.of(apps, current.id(), release));
    return blocks
        .context(when(current), took(current))
        .context(TimeLines.slowest(release))
        .content();
  }

  private static void changes(Blocks blocks, Release release) {
    if (release instanceof Release.Awaiting awaiting) {
      blocks.list(
          awaiting.changes().stream().map(change -> "• " + Say.text(change, 300)).toList(),
          "change");
    }
  }

  private static void targets(Blocks blocks, Release release) {
    if (release instanceof Release.Carried carried) {
      TargetLines.add(blocks, carried.run());
      SignalLines.add(blocks, carried);
      TaskLines.add(blocks, carried.run());
      ScalingLines.add(blocks, carried.run());
      carried
          .run()
          .delay()
          .ifPresent(
              why ->
                  blocks.section(
                      ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600))));
      TaskLines.cause(blocks, carried.run());
      Causes.add(blocks, carried.run());
    } else {
      release.plan().ifPresent(plan -> blocks.list(TargetLines.of(plan), "target"));
      release.plan().ifPresent(plan -> blocks.list(TaskLines.of(plan), "task"));
    }
    if (release instanceof Release.Awaiting awaiting) {
      DifferenceLines.add(blocks, awaiting.proposed());
    }
  }

  private static String askedBy(ReleaseRequest request) {
    return request
        .by()
        .map(by -> "asked by " + Say.person(by))
        .orElse("started by itself after the build");
  }

  private static String decidedBy(Release release) {
    return switch (release) {
      case Release.Confirmed c -> "confirmed by " + Say.person(c.by());
      case Release.Cancelled c -> "cancelled by " + Say.person(c.by());
      case Release.Carried c ->
          said("confirmed", c.run().confirmedBy())
              + said(
                  c.run().recall().isPresent() ? ", rolled back" : ", aborted",
                  c.run().abortedBy().or(() -> c.run().recall().flatMap(Recall::by)));
      case Release other -> "";
    };
  }

  private static String said(String done, Optional<PersonId> by) {
    return by.map(person -> done + " by " + Say.person(person)).orElse("");
  }

  private static String next(Apps apps, Release release) {
    if (release instanceof Release.Awaiting awaiting) {
      return "%s until %s"
          .formatted(Confirmers.said(apps, awaiting.request()), Say.time(awaiting.until()))
          .strip();
    }
    String next = ReleaseNext.of(release);
    return next.isEmpty() ? "" : "next: " + next;
  }

  private static String deciders(Apps apps, Release release) {
    return release instanceof Release.Mixed
        ? Confirmers.deciders(apps, release.request()).map("may release: %s"::formatted).orElse("")
        : "";
  }

  private static String when(Current<Release> current) {
    return "since " + Say.day(current.startedAt());
  }

  /** What users wait for is compared; a person who has to say yes may take their time. */
  private static String took(Current<Release> current) {
    return switch (current.state()) {
      case Release.Preparing(Run run) -> elapsed(current, run);
      case Release.GoingLive(Run run) -> elapsed(current, run);
      case Release.Baking(Run run, var look) -> elapsed(current, run);
      case Release.Carried over when over.isFinal() -> Elapsed.took(current.course());
      case Release other -> "";
    };
  }

  private static String elapsed(Current<Release> current, Run run) {
    return Elapsed.of(ReleaseStage.working(current.course()), run.timing().usual());
  }
}
