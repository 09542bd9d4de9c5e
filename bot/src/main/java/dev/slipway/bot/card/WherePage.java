package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Page.WhereLive;
import dev.slipway.core.engine.Current;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Word;
import java.util.ArrayList;
import java.util.List;

/** Where a commit is. */
final class WherePage {
  private static final int MOST = 5;

  private WherePage() {}

  static Content of(Page.Where where, Names names) {
    List<String> lines = new ArrayList<>();
    lines.add(
        is(where.onTrunk(), "on trunk " + Say.inCode(where.app().trunk().value()), "not on trunk"));
    lines.add(is(!where.branches().isEmpty(), "on " + branches(where), "on no release branch"));
    where.picks().stream().limit(MOST).forEach(pick -> lines.add(line(pick, names)));
    lines.add(is(!where.builds().isEmpty(), "in " + builds(where), "in no build"));
    where.environments().forEach(live -> lines.add(line(live)));
    where.word().ifPresent(word -> lines.add(line(word, names)));
    return new Blocks(
            "%s is %s".formatted(where.commit().sha().abbreviated(), String.join("; ", lines)))
        .section(Say.commitBy(where.commit()))
        .list(lines, "line")
        .list(Brokenness.lines(where.aside()), "line")
        .content();
  }

  private static String is(boolean yes, String here, String nowhere) {
    return yes ? ":white_check_mark: " + here : ":white_circle: " + nowhere;
  }

  private static String branches(Page.Where where) {
    return Say.list(
        where.branches().stream().map(branch -> Say.inCode(branch.value())).toList(), MOST);
  }

  private static String builds(Page.Where where) {
    return Say.list(where.builds().stream().map(build -> build.id().toString()).toList(), MOST);
  }

  private static String line(Current<Pick> pick, Names names) {
    return "• %s %s, asked for by %s, %s"
        .formatted(
            pick.state().request().reverts() ? "taken back with" : "with",
            pick.id(),
            Say.name(names.of(pick.state().request().by())),
            Say.day(pick.startedAt()));
  }

  private static String line(Word word, Names names) {
    String said = AcceptanceLines.said(word, Say.name(names.of(word.by())));
    return "%s, %s".formatted(said, Say.day(word.at()));
  }

  private static String line(WhereLive live) {
    if (live.trouble().isPresent()) {
      return ":x: %s %s runs is unknown: %s"
          .formatted(
              live.with().isEmpty() ? "What" : "Live " + some(live) + ". What else",
              live.environment(),
              Say.text(live.trouble().get(), 400));
    }
    if (live.with().isEmpty()) {
      return live.takenBackBy()
          .map(
              by ->
                  ":leftwards_arrow_with_hook: not on %s any more, rolled back by %s"
                      .formatted(live.environment(), by))
          .orElse(":white_circle: not on " + live.environment());
    }
    return live.with().size() == live.of()
        ? ":white_check_mark: live on " + live.environment()
        : ":warning: " + some(live);
  }

  private static String some(WhereLive live) {
    return "on %d of %d targets of %s: %s"
        .formatted(
            live.with().size(),
            live.of(),
            live.environment(),
            Say.list(live.with().stream().map(TargetName::value).map(Say::name).toList(), 10));
  }
}
