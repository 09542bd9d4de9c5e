package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldRequest;
import java.util.List;

/** The card of a hold, and every other line about one. */
final class HoldCard {
  private static final int REASON = 700;

  private HoldCard() {}

  static Content of(ProcessId id, Hold hold) {
    HoldRequest request = hold.request();
    String where = "%s · %s".formatted(request.app(), request.environment());
    String headline = headline(hold);
    return new Blocks("Hold %d, %s: %s".formatted(id.number(), where, headline))
        .header("Hold %d · %s".formatted(id.number(), where))
        .section(headline, why(request))
        .context("by " + Say.person(request.by()), "since " + Say.day(request.since()))
        .context(next(hold))
        .buttons(hold.isFinal() ? List.of() : List.of(lift(id, request)))
        .content();
  }

  static String headline(Hold hold) {
    return switch (hold) {
      case Hold.Held h -> ":lock: *Closed to releases* %s.".formatted(until(h.request()));
      case Hold.Lifted l -> ":unlock: *Open again*, lifted by %s.".formatted(Say.person(l.by()));
      case Hold.Ended e -> ":unlock: *Open again*: its time was up.";
    };
  }

  /** One line for somebody who asks what keeps an environment closed. Names nobody. */
  static String line(Current<Hold> hold) {
    HoldRequest request = hold.state().request();
    return ":lock: Closed to releases %s (%s): %s"
        .formatted(until(request), hold.id(), Say.text(request.reason(), 200));
  }

  static String detail(Hold hold) {
    return switch (hold) {
      case Hold.Held h -> "It is held.";
      case Hold.Lifted l ->
          "%s%s opened it again."
              .formatted(
                  l.by().equals(l.request().by()) ? "" : Say.person(l.request().by()) + ", ",
                  Say.person(l.by()));
      case Hold.Ended e ->
          "%s Its time is up, releases can go to %s again."
              .formatted(Say.person(e.request().by()), e.request().environment());
    };
  }

  static Content of(Page.Opened opened) {
    HoldRequest request = opened.hold().state().request();
    return Blocks.paragraph(
        ":unlock: *%s of %s is open again.* %s had closed it: %s"
            .formatted(
                request.environment(),
                request.app(),
                opened.hold().id(),
                Say.text(request.reason(), REASON)));
  }

  static Content of(Page.HoldDryRun dryRun) {
    HoldRequest request = dryRun.request();
    String title = "Dry run · hold %s · %s".formatted(request.app(), request.environment());
    return new Blocks(title + ". Nothing was closed.")
        .header(title)
        .section(
            "Nothing was closed. It would be closed to releases %s.".formatted(until(request)),
            why(request))
        .section(dryRun.present().map(hold -> "But it is already. " + line(hold)).orElse(""))
        .content();
  }

  private static String why(HoldRequest request) {
    return "Because: " + Say.text(request.reason(), REASON);
  }

  private static String until(HoldRequest request) {
    return request.until().map(end -> "until " + Say.day(end)).orElse("until somebody lifts it");
  }

  private static String next(Hold hold) {
    HoldRequest request = hold.request();
    return hold.isFinal()
        ? ""
        : "next: no release to %s starts; one that is under way goes on. %s"
            .formatted(
                request.environment(),
                Say.inCode("!unhold %s %s".formatted(request.app(), request.environment())));
  }

  private static Button lift(ProcessId id, HoldRequest request) {
    return new Button(
        Verb.LIFT,
        "Open " + request.environment(),
        Style.QUIET,
        ActionIds.value(id),
        "Open %s again?".formatted(request.environment()),
        "Releases of %s can go there. What waits for it starts at once.".formatted(request.app()));
  }
}
