package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.Build;
import dev.slipway.core.desk.Journey;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Page.Accepted;
import dev.slipway.core.desk.Page.Busy;
import dev.slipway.core.desk.Page.EnvironmentStatus;
import dev.slipway.core.desk.Page.Rejected;
import dev.slipway.core.desk.Page.TargetStatus;
import dev.slipway.core.engine.Current;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What runs where, and what is going on. */
final class StatusPage {
  private static final int MOST_BRANCHES = 5;

  private StatusPage() {}

  static Content of(Page.Status status, Names names) {
    String title = "Status of " + status.app().name();
    Blocks blocks = new Blocks(title).header(title);
    blocks.lists(status.environments().stream().map(each -> lines(each, names)).toList(), "line");
    return blocks
        .divider()
        .list(
            status.branches().stream()
                .limit(MOST_BRANCHES)
                .map(
                    branch ->
                        "%s  %s"
                            .formatted(
                                Say.inCode(branch.name().value()), Say.commit(branch.head())))
                .toList(),
            "branch")
        .list(
            status.repository().map(why -> ":warning: " + Say.text(why, 600)).stream().toList(),
            "line")
        .list(busy(status.busy()), "line")
        .list(status.journey().map(StatusPage::line).stream().toList(), "line")
        .list(Brokenness.lines(status.aside()), "line")
        .content();
  }

  private static List<String> lines(EnvironmentStatus environment, Names names) {
    List<String> lines = new ArrayList<>();
    lines.add("*%s*%s".formatted(environment.name(), lastLive(environment)));
    environment.hold().map(HoldCard::line).ifPresent(lines::add);
    environment
        .trouble()
        .ifPresent(why -> lines.add(":x: What runs there is unknown: " + Say.text(why, 400)));
    environment.targets().forEach(target -> lines.add(line(target)));
    environment.acceptance().ifPresent(accepted -> lines.addAll(accepted(accepted, names)));
    return lines;
  }

  private static String lastLive(EnvironmentStatus environment) {
    return environment
        .lastLive()
        .map(
            live ->
                "  last verified live: %s with %s, %s"
                    .formatted(
                        Say.sha(live.state().request().commit()),
                        live.id(),
                        Say.day(wentLive(live))))
        .orElse("");
  }

  private static Instant wentLive(Current<Release> live) {
    return live.state() instanceof Release.Live(var run) ? run.movedAt() : live.movedAt();
  }

  private static List<String> accepted(Accepted accepted, Names names) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "• accepted: %d of %s that %s does not have yet"
            .formatted(
                accepted.works(), Say.count(accepted.changes(), "change"), accepted.behind()));
    for (Rejected no : accepted.broken()) {
      lines.add(
          "• %s  %s"
              .formatted(
                  Say.sha(no.commit().sha()),
                  AcceptanceLines.said(no.word(), Say.name(names.of(no.word().by())))));
    }
    return lines;
  }

  private static String line(TargetStatus target) {
    return "• *%s*  %s"
        .formatted(
            Say.name(target.name().value()),
            target
                .standing()
                .map(standing -> line(target, standing))
                .orElseGet(() -> ":x: " + Say.text(target.trouble().orElse("unknown"), 300)));
  }

  private static String line(TargetStatus target, Standing standing) {
    String runs =
        target
            .commit()
            .map(Say::commit)
            .orElseGet(() -> standing.commit().map(Say::sha).orElse("an unknown commit"));
    return "%s%s%s%s"
        .formatted(
            runs,
            standing.counts().wanted() > 0 ? "  " + Say.bar(standing.counts()) : "",
            standing.detail().map(detail -> "  " + Say.text(detail, 200)).orElse(""),
            standing.underway().map(what -> "  :warning: " + Say.text(what, 200)).orElse(""));
  }

  private static List<String> busy(Busy busy) {
    List<String> lines = new ArrayList<>();
    busy.picks()
        .forEach(
            pick -> lines.add(line(pick, "onto " + branch(pick), PickCard.headline(pick.state()))));
    busy.builds()
        .forEach(
            build ->
                lines.add(line(build, "of " + commit(build), BuildCard.headline(build.state()))));
    busy.releases()
        .forEach(
            release ->
                lines.add(
                    line(
                        release,
                        "to " + release.state().request().environment(),
                        ReleaseHeadline.of(release.state()))));
    return lines.isEmpty() ? List.of("Nothing is going on.") : lines;
  }

  private static String branch(Current<Pick> pick) {
    return Say.inCode(pick.state().request().branch().value());
  }

  private static String commit(Current<Build> build) {
    return Say.sha(build.state().request().commit().sha());
  }

  /** From when the commit was seen until people were told. */
  private static String line(Journey journey) {
    String commit = commit(journey.build());
    return journey.isOver()
        ? "*Where the minutes went*: %s %s%s"
            .formatted(commit, Elapsed.took(journey.course()), failed(journey))
        : "*Where the minutes go*: %s is on its way for %s: %s"
            .formatted(
                commit, Say.duration(journey.course().lasted()), Elapsed.goes(journey.course()));
  }

  private static String failed(Journey journey) {
    return journey.build().state() instanceof Build.Failed
        ? "; %s failed".formatted(journey.build().id())
        : "";
  }

  private static String line(Current<?> current, String what, String headline) {
    return "• %s %s, since %s: %s"
        .formatted(current.id(), what, Say.day(current.startedAt()), headline);
  }
}
