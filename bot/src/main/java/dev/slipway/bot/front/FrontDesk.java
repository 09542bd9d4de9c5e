package dev.slipway.bot.front;

import dev.slipway.bot.card.ActionIds;
import dev.slipway.bot.card.Names;
import dev.slipway.bot.card.Pages;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.intake.Reception;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.command.Command;
import dev.slipway.core.command.CommandParser;
import dev.slipway.core.command.Parsed;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Ask;
import dev.slipway.core.desk.Desk;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Place;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what people ask. A command gets a reaction at once; what it starts tells the rest
 * through its card, what it asks is answered in its thread, and what is refused is whispered.
 */
public final class FrontDesk implements Reception {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);
  private static final String SEEN = "eyes";

  private final CommandParser parser;
  private final Desk desk;
  private final Names names;
  private final Messenger messenger;
  private final Outbox outbox;
  private final Runnable added;
  private final Patience patience;

  /**
   * @param added is told that something was put into the outbox
   */
  public FrontDesk(
      CommandParser parser,
      Desk desk,
      Names names,
      Messenger messenger,
      Outbox outbox,
      Runnable added) {
    this.parser = parser;
    this.desk = desk;
    this.names = names;
    this.messenger = messenger;
    this.outbox = outbox;
    this.added = added;
    this.patience = new Patience(messenger);
  }

  @Override
  public void handle(String key, Asked asked) {
    switch (asked) {
      case Asked.Typed typed -> typed(key, typed);
      case Asked.Clicked clicked ->
          ActionIds.command(clicked.actionId(), clicked.value())
              .ifPresentOrElse(
                  command -> typed(key, asTyped(clicked, command)), () -> clicked(clicked));
    }
  }

  /** As if they had given it as a slash command: the refusal with the button was private, too. */
  private static Asked.Typed asTyped(Asked.Clicked clicked, String command) {
    return new Asked.Typed(clicked.person(), clicked.place(), clicked.actionTs(), command, true);
  }

  private void typed(String key, Asked.Typed typed) {
    Parsed parsed = typed.slash() ? parser.parseSlash(typed.text()) : parser.parse(typed.text());
    switch (parsed) {
      case Parsed.NotACommand() -> {}
      case Parsed.Misunderstood(var why, var next) ->
          whisper(typed, Pages.of(Refusal.refused(why, next)));
      case Parsed.Understood(var command) -> run(key, typed, command);
    }
  }

  private void run(String key, Asked.Typed typed, Command command) {
    if (!typed.slash()) {
      messenger.react(new MessageRef(typed.place().channel(), typed.ts()), SEEN);
    }
    Ask ask = new Ask(key, typed.person(), typed.place(), command);
    Supplier<Answer> handling = () -> guarded(key, () -> desk.handle(ask));
    switch (patience.outlast(key, typed, handling)) {
      case Answer.Later(var why) -> throw new IllegalStateException(why);
      case Answer.Started started -> {}
      case Answer.Accepted accepted -> {}
      case Answer.Shown(Page.Help help) -> whisper(typed, Pages.of(help, names));
      case Answer.Shown(var page) -> show(key, typed, Pages.of(page, names));
      case Answer.Refused(var refusal) -> whisper(typed, Pages.of(refusal));
    }
  }

  private void clicked(Asked.Clicked clicked) {
    Answer answer =
        ActionIds.click(clicked)
            .map(click -> guarded(clicked.actionId(), () -> desk.handle(click)))
            .orElseGet(
                () ->
                    new Answer.Refused(
                        Refusal.refused(
                            "that button is of another version of the bot",
                            "Ask again with a command.")));
    if (answer instanceof Answer.Refused(var refusal)) {
      whisper(clicked, Pages.of(refusal));
    }
  }

  /** In the thread of the question; a slash command has no message, its answer is private. */
  private void show(String key, Asked.Typed typed, Content content) {
    if (typed.slash()) {
      whisper(typed, content);
      return;
    }
    Place thread =
        new Place(
            typed.place().channel(), typed.place().thread().or(() -> Optional.of(typed.ts())));
    outbox.add(key, new Telling.Reply(thread, Body.write(content)));
    added.run();
  }

  private void whisper(Asked asked, Content content) {
    Outcome outcome = messenger.whisper(asked.place(), asked.person(), content);
    if (outcome instanceof Outcome.Again(var wait, var why)) {
      throw new Unavailable("Slack", why, wait, new IllegalStateException("nobody was told"));
    }
    if (!(outcome instanceof Outcome.Sent)) {
      LOG.warn("{} was not told \"{}\": {}", asked.person(), content.text(), outcome);
    }
  }

  private static Answer guarded(String key, Supplier<Answer> work) {
    try {
      return work.get();
    } catch (Unavailable nothingWasAnswered) {
      throw nothingWasAnswered;
    } catch (RuntimeException bug) {
      LOG.error("failed to handle {}", key, bug);
      return new Answer.Refused(
          Refusal.broken(
              "the command could not be handled (%s)".formatted(bug.getClass().getSimpleName())));
    }
  }
}
