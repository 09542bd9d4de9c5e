package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.SlackText;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.command.Verb;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Page.Busy;
import dev.slipway.core.desk.Page.EnvironmentStatus;
import dev.slipway.core.desk.Page.TargetStatus;
import dev.slipway.core.desk.Page.WhereLive;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.desk.Rights;
import dev.slipway.core.engine.Current;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.PickPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The answers to questions, and refusals. */
public final class Pages {
  private Pages() {}

  /** The answer as a message. */
  public static Content of(Page page) {
    return switch (page) {
      case Page.Help help -> help(help);
      case Page.Status status -> status(status);
      case Page.Where where -> where(where);
      case Page.History history -> history(history);
      case Page.PickRehearsal rehearsal -> pick(rehearsal);
      case Page.ReleaseRehearsal rehearsal -> release(rehearsal);
    };
  }

  /** A refusal, for the eyes of the person who asked. */
  public static Content of(Refusal refusal) {
    String text =
        switch (refusal.family()) {
          case REFUSED -> ":no_entry: *Refused*: ";
          case FAILED -> ":x: *Failed*: ";
          case BROKEN -> ":boom: *Broken on our side*: ";
        };
    return new Content(text + refusal.why() + ".\n" + refusal.next());
  }

  private static Content help(Page.Help help) {
    Blocks blocks = new Blocks("What Slipway understands").header("What Slipway understands");
    blocks.lines(
        Arrays.stream(Verb.values())
            .map(verb -> "`%s`  %s".formatted(escaped(verb.form()), verb.does()))
            .toList());
    blocks.section(
        "Add `--dry-run` to see what `!pick` and `!release` would do. The same works as"
            + " `/slipway pick …`. Edited messages are not run.");
    blocks.divider();
    help.apps().stream().limit(20).forEach(app -> blocks.section(app(app, help)));
    return blocks.content();
  }

  private static String app(App app, Page.Help help) {
    List<String> lines = new ArrayList<>();
    String here = help.here().contains(app.name()) ? " (this channel's)" : "";
    lines.add("*%s*%s · release branches `%s`".formatted(app.name(), here, app.releaseBranches()));
    lines.add("pick: " + Rights.said(app.pick()));
    for (Environment environment : app.environments()) {
      lines.add(
          "%s: %s"
              .formatted(
                  environment.name(),
                  environment.automatic()
                      ? "by itself after each build of a release branch"
                      : "asked for by %s, confirmed by %s%s"
                          .formatted(
                              Rights.said(environment.release()),
                              Rights.said(environment.confirm()),
                              environment.fourEyes() ? ", never by who asked" : "")));
    }
    return String.join("\n", lines);
  }

  private static Content status(Page.Status status) {
    Blocks blocks = new Blocks("Status of " + status.app().name());
    blocks.header("Status of " + status.app().name());
    for (EnvironmentStatus environment : status.environments()) {
      blocks.section("*%s*%s".formatted(environment.name(), lastLive(environment)));
      blocks.lines(environment.targets().stream().map(Pages::target).toList());
      environment.trouble().ifPresent(why -> blocks.section(":x: " + Say.text(why, 300)));
    }
    blocks.divider();
    blocks.lines(
        status.branches().stream()
            .limit(5)
            .map(branch -> "`%s`  %s".formatted(branch.name(), Say.commit(branch.head())))
            .toList());
    return blocks.lines(busy(status.busy())).content();
  }

  private static String lastLive(EnvironmentStatus environment) {
    return environment
        .lastLive()
        .map(
            live ->
                "  last verified live: %s with %s at %s"
                    .formatted(
                        Say.sha(live.state().request().commit()),
                        live.id(),
                        Say.time(live.movedAt())))
        .orElse("");
  }

  private static String target(TargetStatus target) {
    String runs =
        target
            .commit()
            .map(Say::commit)
            .orElseGet(() -> target.standing().commit().map(Say::sha).orElse("an unknown commit"));
    return "• *%s*  %s  %s%s"
        .formatted(
            Say.text(target.name().value(), 60),
            runs,
            Say.bar(target.standing().counts()),
            target
                .standing()
                .underway()
                .map(what -> "  :warning: " + Say.text(what, 200))
                .orElse(""));
  }

  private static List<String> busy(Busy busy) {
    List<String> lines = new ArrayList<>();
    busy.picks().forEach(pick -> lines.add(going(pick)));
    busy.builds().forEach(build -> lines.add(going(build)));
    busy.releases()
        .forEach(
            release ->
                lines.add(
                    "• %s to %s: %s"
                        .formatted(
                            release.id(),
                            release.state().request().environment(),
                            ReleaseHeadline.of(release.state()))));
    return lines.isEmpty() ? List.of("Nothing is going on.") : lines;
  }

  private static String going(Current<?> current) {
    return "• %s: %s, since %s"
        .formatted(
            current.id(),
            current.state().getClass().getSimpleName().toLowerCase(Locale.ROOT),
            Say.time(current.startedAt()));
  }

  private static Content where(Page.Where where) {
    Blocks blocks = new Blocks("Where " + where.commit().sha().abbreviated() + " is");
    blocks.section(Say.commitBy(where.commit()));
    List<String> lines = new ArrayList<>();
    lines.add(
        (where.onTrunk() ? ":white_check_mark: on `" : ":white_circle: not on `")
            + where.app().trunk()
            + "`");
    lines.add(
        where.branches().isEmpty()
            ? ":white_circle: on no release branch"
            : ":white_check_mark: on " + branches(where.branches()));
    where
        .picks()
        .forEach(
            pick ->
                lines.add(
                    "• " + pick.id() + " asked by " + Say.person(pick.state().request().by())));
    lines.add(
        where.builds().isEmpty()
            ? ":white_circle: in no build"
            : ":package: in "
                + Say.list(
                    where.builds().stream().map(build -> build.id().toString()).toList(), 5));
    where.environments().forEach(live -> lines.add(live(live)));
    return blocks.lines(lines).content();
  }

  private static String branches(List<BranchName> branches) {
    return Say.list(branches.stream().map(branch -> "`" + branch + "`").toList(), 5);
  }

  private static String live(WhereLive live) {
    if (live.with().isEmpty()) {
      return ":white_circle: not on " + live.environment();
    }
    if (live.with().size() == live.of()) {
      return ":white_check_mark: live on " + live.environment();
    }
    return ":warning: on %d of %d targets of %s: %s"
        .formatted(
            live.with().size(),
            live.of(),
            live.environment(),
            Say.list(live.with().stream().map(TargetName::value).toList(), 10));
  }

  private static Content history(Page.History history) {
    Blocks blocks = new Blocks("Latest releases of " + history.app().name());
    blocks.header("Latest releases of " + history.app().name());
    return blocks
        .lines(
            history.releases().isEmpty()
                ? List.of("None yet.")
                : history.releases().stream().map(Pages::release).toList())
        .content();
  }

  private static String release(Current<Release> release) {
    return "• *%s*  %s → %s  %s  %s%s"
        .formatted(
            release.id(),
            Say.sha(release.state().request().commit()),
            release.state().request().environment(),
            release.state().getClass().getSimpleName(),
            Say.time(release.startedAt()),
            release.state().request().by().map(by -> "  asked by " + Say.person(by)).orElse(""));
  }

  private static Content pick(Page.PickRehearsal rehearsal) {
    Blocks blocks = new Blocks("Rehearsal of a pick onto " + rehearsal.onto());
    blocks.header("Rehearsal: pick onto " + rehearsal.onto());
    blocks.lines(rehearsal.commits().stream().map(Say::commitBy).toList());
    blocks.section(
        switch (rehearsal.plan()) {
          case PickPlan.Clean clean ->
              ":white_check_mark: Applies cleanly. Nothing was landed; the head would be %s."
                  .formatted(Say.sha(clean.head()));
          case PickPlan.Conflicting conflicting ->
              ":x: %s conflicts:\n%s"
                  .formatted(
                      Say.sha(conflicting.commit().sha()),
                      PickCard.conflicts(conflicting.conflicts()));
          case PickPlan.AlreadyThere there -> ":white_check_mark: Already there.";
          case PickPlan.Landed landed -> ":white_check_mark: Already there.";
          case PickPlan.NoBranch() -> ":x: The branch is gone.";
        });
    return blocks.content();
  }

  private static Content release(Page.ReleaseRehearsal rehearsal) {
    Blocks blocks = new Blocks("Rehearsal of a release to " + rehearsal.plan().environment());
    blocks.header("Rehearsal: release to " + rehearsal.plan().environment());
    ReleaseCard.plan(blocks, rehearsal.plan());
    ReleaseCard.commits(blocks, rehearsal.plan());
    return blocks.lines(TargetLines.of(rehearsal.plan())).context("nothing was started").content();
  }

  private static String escaped(String form) {
    return SlackText.escape(form);
  }
}
