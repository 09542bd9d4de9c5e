package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.Optional;

/** Everything that is told of picks, builds, releases and holds. Pure. */
public final class Story {
  private final Apps apps;

  public Story(Apps apps) {
    this.apps = apps;
  }

  public Content card(ProcessId id, Pick pick) {
    return PickCard.of(id, pick);
  }

  public Content card(Current<Build> build) {
    return BuildCard.of(build);
  }

  /** The message to an author whose change is in a build that failed. */
  public Content notice(Current<Build> build) {
    return BuildCard.notice(build);
  }

  public Content releaseCard(Current<Release> release) {
    return ReleaseCard.of(apps, release);
  }

  public Content card(ProcessId id, Hold hold) {
    return HoldCard.of(id, hold);
  }

  /** The line in the thread about an event. */
  public Content detail(Pick pick, PickEvent event) {
    return Blocks.paragraph(Details.of(pick, event));
  }

  public Content detail(BuildEvent event) {
    return Blocks.paragraph(Details.of(event));
  }

  public Content detail(Release release, ReleaseEvent event) {
    return Blocks.paragraph(Details.of(apps, release, event));
  }

  public Content card(ProcessId id, Cut cut) {
    return CutCard.of(id, cut);
  }

  /** The line in the thread about what became of a hold. */
  public Content detail(Hold hold) {
    return Blocks.paragraph(HoldCard.detail(hold));
  }

  /** The message about branches and tags of which something was lost. */
  public Content detail(AppName app, HeadsEvent event) {
    return Blocks.paragraph(HeadLines.of(app, event));
  }

  /** The message to one person whom the pick concerns. */
  public Content notice(ProcessId id, Pick pick, PersonId reader) {
    return Notices.of(id, pick, reader);
  }

  /** What the thread of that message says besides. */
  public Optional<Content> aside(ProcessId id, Pick pick, PickEvent event) {
    return pick instanceof Pick.Conflicted conflicted
        ? Optional.of(ConflictNotice.aside(id, conflicted, event))
        : Optional.empty();
  }

  /** The message as it is after the event. */
  public Optional<Content> amendment(ProcessId id, Pick pick, PickEvent event, PersonId reader) {
    return ConflictNotice.amended(id, pick, event, reader);
  }

  /** The message as it is after the person has said whether their changes work. */
  public Optional<Content> amendment(
      ProcessId id, Release release, ReleaseEvent event, PersonId reader) {
    return event instanceof ReleaseEvent.Spoken spoken
        ? Optional.of(Notices.answered(apps, id, release, spoken, reader))
        : Optional.empty();
  }

  /** The message to one person in a release, because of the event. */
  public Content notice(ProcessId id, Release release, ReleaseEvent event, PersonId reader) {
    return switch (event) {
      case ReleaseEvent.Spoken spoken -> AcceptanceNotices.heard(id, release, spoken);
      case ReleaseEvent.AuthorsReminded reminded -> AcceptanceNotices.reminder(id, release, reader);
      case ReleaseEvent other -> Notices.of(apps, id, release, reader);
    };
  }
}
