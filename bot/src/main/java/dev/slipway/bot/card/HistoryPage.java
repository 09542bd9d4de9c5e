package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Release;
import dev.slipway.core.rollback.TakenBack;
import java.util.List;
import java.util.Optional;

/** The latest releases, newest first. */
final class HistoryPage {
  private static final String TAKEN_BACK =
      ":leftwards_arrow_with_hook: was live, rolled back since by %s";

  private HistoryPage() {}

  static Content of(Page.History history, Names names) {
    TakenBack back = new TakenBack(history.releases());
    String title = "Latest releases of " + history.app().name();
    return new Blocks(title)
        .header(title)
        .list(
            history.releases().isEmpty()
                ? List.of("None yet.")
                : history.releases().stream()
                    .map(release -> line(release, back.by(release), names))
                    .toList(),
            "release")
        .list(Brokenness.lines(history.aside()), "release")
        .content();
  }

  private static String line(
      Current<Release> release, Optional<ProcessId> takenBackBy, Names names) {
    return "• *%s*  %s → %s  %s  %s  %s"
        .formatted(
            release.id(),
            Say.sha(release.state().request().commit()),
            release.state().request().environment(),
            takenBackBy.map(TAKEN_BACK::formatted).orElseGet(() -> said(release.state())),
            Say.day(release.startedAt()),
            release
                .state()
                .request()
                .by()
                .map(by -> "asked by " + Say.name(names.of(by)))
                .orElse("by itself"));
  }

  private static String said(Release release) {
    return switch (release) {
      case Release.Planning p -> "planning";
      case Release.Awaiting a -> "waiting for a confirmation";
      case Release.Confirmed c -> "confirmed";
      case Release.Preparing p -> "preparing";
      case Release.Prepared p -> "prepared, waiting for somebody to put it live";
      case Release.Baking b -> "live for %s of the users".formatted(b.run().aim());
      case Release.GoingLive g -> "going live";
      case Release.TakingBack t -> "going back";
      case Release.Finishing f -> "live, running its last tasks";
      case Release.Mixed m -> ":warning: mixed";
      case Release.Restoring r -> "restoring the scaling";
      case Release.Closing c -> "being held";
      case Release.Superseded s -> ":fast_forward: gave way to " + s.by();
      case Release.Live l when l.request().goesBack() ->
          ":leftwards_arrow_with_hook: live again, by a rollback";
      case Release.Live l -> ":white_check_mark: live";
      case Release.Failed f -> ":x: failed";
      case Release.RolledBack r -> ":leftwards_arrow_with_hook: rolled back";
      case Release.FoundThere f -> ":white_check_mark: was there already";
      case Release.Refused r -> ":no_entry: refused";
      case Release.Cancelled c -> ":no_entry: cancelled";
      case Release.Expired e -> ":no_entry: expired";
    };
  }
}
