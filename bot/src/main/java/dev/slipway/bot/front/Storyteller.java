package dev.slipway.bot.front;

import dev.slipway.bot.card.Brokenness;
import dev.slipway.bot.card.Story;
import dev.slipway.bot.courier.Renderer;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.process.Journals;
import java.util.Optional;

/** Works out what an envelope says, from the events up to the one it tells of. */
public final class Storyteller implements Renderer {
  private final Journals journals;
  private final Story story;

  public Storyteller(Journals journals, Story story) {
    this.journals = journals;
    this.story = story;
  }

  @Override
  public Optional<Content> render(Envelope envelope) {
    if (envelope.telling() instanceof Telling.Reply(var place, var body)) {
      return Optional.of(Body.read(body));
    }
    ProcessId about = envelope.about().orElseThrow();
    try {
      return told(about, envelope);
    } catch (Unreadable broken) {
      return envelope.telling() instanceof Telling.Card
          ? Optional.of(Brokenness.card(about))
          : Optional.empty();
    }
  }

  private Optional<Content> told(ProcessId about, Envelope envelope) {
    return switch (about.kind()) {
      case PICK -> pick(about, envelope);
      case BUILD -> build(about, envelope);
      case RELEASE -> release(about, envelope);
      case HOLD -> hold(about, envelope);
      case HEADS -> heads(about, envelope);
      case CUT -> cut(about, envelope);
    };
  }

  private Optional<Content> pick(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(id, journals.picks().read(id).state()));
      case Telling.Detail detail ->
          Optional.of(
              story.detail(
                  then(journals.picks(), id, envelope).state(),
                  event(journals.picks(), id, envelope)));
      case Telling.Notice(var to) ->
          Optional.of(story.notice(id, then(journals.picks(), id, envelope).state(), to));
      case Telling.Aside aside ->
          story.aside(
              id,
              then(journals.picks(), id, envelope).state(),
              event(journals.picks(), id, envelope));
      case Telling.Amendment(var to) ->
          story.amendment(
              id,
              then(journals.picks(), id, envelope).state(),
              event(journals.picks(), id, envelope),
              to);
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> build(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(journals.builds().read(id)));
      case Telling.Detail detail ->
          Optional.of(story.detail(event(journals.builds(), id, envelope)));
      case Telling.Notice notice ->
          Optional.of(story.notice(then(journals.builds(), id, envelope)));
      case Telling.Aside _, Telling.Amendment _ -> Optional.empty();
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> release(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.releaseCard(journals.releases().read(id)));
      case Telling.Detail detail ->
          Optional.of(
              story.detail(
                  then(journals.releases(), id, envelope).state(),
                  event(journals.releases(), id, envelope)));
      case Telling.Notice(var to) ->
          Optional.of(
              story.notice(
                  id,
                  then(journals.releases(), id, envelope).state(),
                  event(journals.releases(), id, envelope),
                  to));
      case Telling.Aside aside -> Optional.empty();
      case Telling.Amendment(var to) ->
          story.amendment(
              id,
              then(journals.releases(), id, envelope).state(),
              event(journals.releases(), id, envelope),
              to);
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> hold(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(id, journals.holds().read(id).state()));
      case Telling.Detail detail ->
          Optional.of(story.detail(then(journals.holds(), id, envelope).state()));
      case Telling.Notice _, Telling.Aside _, Telling.Amendment _ -> Optional.empty();
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> heads(ProcessId id, Envelope envelope) {
    return envelope.telling() instanceof Telling.Detail
        ? Optional.of(
            story.detail(
                journals.heads().read(id).state().app(), event(journals.heads(), id, envelope)))
        : Optional.empty();
  }

  private Optional<Content> cut(ProcessId id, Envelope envelope) {
    return envelope.telling() instanceof Telling.Card
        ? Optional.of(story.card(id, journals.cuts().read(id).state()))
        : Optional.empty();
  }

  private static <S> Current<S> then(Journal<S, ?, ?> journal, ProcessId id, Envelope envelope) {
    return journal.readUpTo(id, envelope.version());
  }

  private static <E extends Event> E event(
      Journal<?, E, ?> journal, ProcessId id, Envelope envelope) {
    return journal.events(id).get(Math.toIntExact(envelope.version() - 1));
  }
}
