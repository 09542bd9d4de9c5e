package dev.slipway.bot.front;

import dev.slipway.bot.card.Brokenness;
import dev.slipway.bot.card.Story;
import dev.slipway.bot.courier.Renderer;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.heads.Heads;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.Optional;

/** Works out what an envelope says, from the events up to the one it tells of. */
public final class Storyteller implements Renderer {
  private final Journal<Pick, PickEvent, ?> picks;
  private final Journal<Build, BuildEvent, ?> builds;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Journal<Hold, HoldEvent, ?> holds;
  private final Journal<Heads, HeadsEvent, ?> heads;
  private final Story story;

  public Storyteller(
      Journal<Pick, PickEvent, ?> picks,
      Journal<Build, BuildEvent, ?> builds,
      Journal<Release, ReleaseEvent, ?> releases,
      Journal<Hold, HoldEvent, ?> holds,
      Journal<Heads, HeadsEvent, ?> heads,
      Story story) {
    this.picks = picks;
    this.builds = builds;
    this.releases = releases;
    this.holds = holds;
    this.heads = heads;
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
    };
  }

  private Optional<Content> pick(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(id, picks.read(id).state()));
      case Telling.Detail detail ->
          Optional.of(story.detail(then(picks, id, envelope).state(), event(picks, id, envelope)));
      case Telling.Notice(var to) ->
          Optional.of(story.notice(id, then(picks, id, envelope).state(), to));
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> build(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(builds.read(id)));
      case Telling.Detail detail -> Optional.of(story.detail(event(builds, id, envelope)));
      case Telling.Notice notice -> Optional.empty();
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> release(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.releaseCard(releases.read(id)));
      case Telling.Detail detail ->
          Optional.of(
              story.detail(then(releases, id, envelope).state(), event(releases, id, envelope)));
      case Telling.Notice(var to) ->
          Optional.of(
              story.notice(
                  id, then(releases, id, envelope).state(), event(releases, id, envelope), to));
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> hold(ProcessId id, Envelope envelope) {
    return switch (envelope.telling()) {
      case Telling.Card card -> Optional.of(story.card(id, holds.read(id).state()));
      case Telling.Detail detail -> Optional.of(story.detail(then(holds, id, envelope).state()));
      case Telling.Notice notice -> Optional.empty();
      case Telling.Reply reply -> Optional.empty();
    };
  }

  private Optional<Content> heads(ProcessId id, Envelope envelope) {
    return envelope.telling() instanceof Telling.Detail
        ? Optional.of(story.detail(heads.read(id).state().app(), event(heads, id, envelope)))
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
