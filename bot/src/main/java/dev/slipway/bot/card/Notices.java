package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** The new message to one person, because something happened that they must know. */
final class Notices {
  private static final int MOST = 8;

  private Notices() {}

  static Content of(ProcessId id, Pick pick) {
    String what = "Pick %d for %s".formatted(id.number(), pick.request().app());
    return switch (pick) {
      case Pick.Conflicted c -> {
        String headline =
            ":x: Your pick of %s conflicts with `%s`. Nothing was landed."
                .formatted(Say.commit(c.commit()), c.request().branch());
        yield new Blocks(what + " conflicts")
            .section(headline)
            .section(PickCard.conflicts(c.conflicts()))
            .section(PickCard.byHand(c))
            .context("next: resolve by hand, or pick what is missing first")
            .content();
      }
      case Pick.BuildFailed f ->
          said(what, ":x: Your pick landed, but %s failed".formatted(f.build()), f.why());
      case Pick.NotStaged n ->
          said(
              what,
              ":x: Your pick is built, but %s did not bring it to %s"
                  .formatted(n.release(), n.environment()),
              n.why());
      case Pick.Failed f -> said(what, ":x: Your pick failed", f.why());
      case Pick other -> PickCard.of(id, other);
    };
  }

  static Content of(Apps apps, ProcessId id, Release release, PersonId reader) {
    return switch (release) {
      case Release.Live live -> onStaging(apps, live.run(), reader);
      case Release.Carried carried -> wentWrong(id, carried.run(), release, reader);
      case Release other -> new Content("%s: %s".formatted(id, ReleaseHeadline.of(other)));
    };
  }

  /** What is where, and who else's changes came along. */
  private static Content onStaging(Apps apps, Run run, PersonId reader) {
    Plan plan = run.plan();
    List<String> mine = lines(plan, commit -> isOf(commit, reader));
    List<String> others = lines(plan, commit -> !isOf(commit, reader));
    String headline =
        ":white_check_mark: *Your change is on %s* (%s)".formatted(plan.environment(), plan.app());
    Blocks blocks = new Blocks(headline).section(headline).lines(mine);
    if (!others.isEmpty()) {
      blocks.context("came along:").lines(others);
    }
    String link =
        apps.find(plan.app())
            .flatMap(app -> app.environment(plan.environment()))
            .flatMap(Environment::link)
            .map(address -> "look at it: <%s>".formatted(address))
            .orElse("");
    return blocks.context(link, "build " + Say.sha(plan.to().sha())).content();
  }

  private static Content wentWrong(ProcessId id, Run run, Release release, PersonId reader) {
    Plan plan = run.plan();
    List<String> mine = lines(plan, commit -> isOf(commit, reader));
    Blocks blocks =
        new Blocks(
                "%s, %s to %s: %s"
                    .formatted(id, plan.app(), plan.environment(), ReleaseHeadline.of(release)))
            .section(
                "*%s · %s → %s*\n%s"
                    .formatted(id, plan.app(), plan.environment(), ReleaseHeadline.of(release)));
    run.firstVerdict().map(Notices::cause).ifPresent(blocks::section);
    if (!mine.isEmpty()) {
      blocks.context("your changes in it:").lines(mine);
    }
    return blocks.content();
  }

  private static String cause(Verdict verdict) {
    return "%s — %s\n%s*Users now*: %s"
        .formatted(
            verdict.reason().said(),
            Say.text(verdict.cause(), 500),
            verdict.evidence().isBlank() ? "" : Say.code(verdict.evidence(), 900) + "\n",
            Say.text(verdict.effect(), 300));
  }

  private static Content said(String what, String headline, String why) {
    return new Blocks(what + ": " + headline)
        .section(headline + ": " + Say.text(why, 600))
        .content();
  }

  private static List<String> lines(Plan plan, Predicate<PlannedCommit> which) {
    return plan.commits().reversed().stream()
        .filter(which)
        .limit(MOST)
        .map(commit -> "• " + Say.commitBy(commit.commit()))
        .toList();
  }

  private static boolean isOf(PlannedCommit commit, PersonId reader) {
    return commit.person().filter(reader::equals).isPresent();
  }
}
