package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.command.Verb;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Rights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be asked for, and who may. Names groups, so it is for one person's eyes. */
final class HelpPage {
  private static final String TITLE = "What Slipway understands";

  private HelpPage() {}

  static Content of(Page.Help help) {
    Blocks blocks = new Blocks(TITLE).header(TITLE);
    blocks.list(
        Arrays.stream(Verb.values())
            .map(verb -> "%s  %s".formatted(Say.inCode(verb.form()), verb.does()))
            .toList(),
        "verb");
    blocks.section(
        "With `--dry-run`, `!pick`, `!unpick`, `!cut`, `!release`, `!rollback` and `!hold` only show what they would do. Every verb also"
            + " works as `/slipway pick …`. A message that is edited later is not run again.");
    List<List<String>> apps = help.apps().stream().map(app -> app(app, help)).toList();
    return blocks.lists(apps, "line").content();
  }

  private static List<String> app(App app, Page.Help help) {
    List<String> lines = new ArrayList<>();
    String here = help.here().contains(app.name()) ? ", need not be named in this channel" : "";
    lines.add("*%s*%s".formatted(app.name(), here));
    lines.add(
        "• onto %s: picked by %s"
            .formatted(Say.inCode(app.releaseBranches()), Rights.said(app.picks().who())));
    app.environments().forEach(environment -> lines.add("• " + way(environment)));
    return lines;
  }

  private static String way(Environment environment) {
    return environment.automatic()
        ? "to %s: by itself after each build of a release branch".formatted(environment.name())
        : "to %s: asked for by %s, confirmed by %s%s"
            .formatted(
                environment.name(),
                Rights.said(environment.release()),
                Rights.said(environment.confirm()),
                environment.fourEyes() ? ", but not by who asked" : "");
  }
}
