package dev.slipway.bot.front;

import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.PLACE;
import static dev.slipway.core.golden.Samples.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.card.Story;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.FakeEventStore;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.process.Journals;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.PickedCommit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorytellerTest {
  private final FakeEventStore store =
      new FakeEventStore(new FakeLeases.World(new SettableClock(NOW)), new FakeOutbox());
  private final Journals journals = Journals.over(store, (process, index) -> {});
  private final Storyteller storyteller = new Storyteller(journals, new Story(Samples.apps()));

  @Test
  void aCardShowsTheNewestState() {
    ProcessId pick = pick();
    assertThat(text(pick, 1, new Telling.Card(PLACE))).contains("build-12 failed");
    ProcessId build = build();
    assertThat(text(build, 1, new Telling.Card(PLACE))).contains("Failed");
    ProcessId release = release();
    assertThat(text(release, 2, new Telling.Card(PLACE))).contains("Cancelled");
    ProcessId hold = hold();
    assertThat(text(hold, 1, new Telling.Card(PLACE))).contains("its time was up");
  }

  @Test
  void aDetailTellsItsOwnEventHoweverLateItIsSent() {
    assertThat(text(pick(), 2, new Telling.Detail(PLACE))).startsWith("Landed on release/");
    assertThat(text(build(), 2, new Telling.Detail(PLACE))).startsWith("The build failed");
    ProcessId release = release();
    assertThat(text(release, 2, new Telling.Detail(PLACE))).contains("The plan is ready");
    assertThat(text(release, 3, new Telling.Detail(PLACE))).contains("Cancelled by <@UREL>");
    assertThat(text(hold(), 2, new Telling.Detail(PLACE))).startsWith("<@UREL> Its time is up");
  }

  @Test
  void aNoticeTellsHowThingsWereThen() {
    assertThat(text(pick(), 3, new Telling.Notice(DEVELOPER)))
        .isEqualTo("Your pick landed, but build-12 failed: exit code 1.");
    assertThat(text(release(), 2, new Telling.Notice(DEVELOPER))).contains("Waiting");
    assertThat(text(build(), 2, new Telling.Notice(DEVELOPER))).startsWith("Your change is in");
  }

  @Test
  void anAsideAndAnAmendmentTellHowThingsWereThen() {
    ProcessId pick =
        run(
            journals.picks(),
            new PickEvent.PickRequested(NOW, Samples.pickRequest()),
            new PickEvent.PickConflicted(NOW, COPY.sha(), SOURCE, List.of()),
            new PickEvent.PickAdvised(NOW, Advice.none(), NOW.plusSeconds(60)),
            new PickEvent.PickDropped(NOW, DEVELOPER));

    assertThat(text(pick, 3, new Telling.Notice(DEVELOPER))).contains("conflicts");
    assertThat(text(pick, 3, new Telling.Aside(DEVELOPER))).startsWith("Where pick-1 conflicts");
    assertThat(text(pick, 4, new Telling.Amendment(DEVELOPER)))
        .contains("conflicted", "Dropped by <@UDEV>");
    assertThat(storyteller.render(envelope(build(), 2, new Telling.Aside(DEVELOPER)))).isEmpty();
  }

  @Test
  void aHoldHasNoNotices() {
    assertThat(storyteller.render(envelope(hold(), 1, new Telling.Notice(DEVELOPER)))).isEmpty();
  }

  @Test
  void aReplySaysWhatWasPutIntoTheOutbox() {
    Content said = new Content("here", "[]");
    Telling reply = new Telling.Reply(PLACE, Body.write(said));
    assertThat(storyteller.render(new Envelope("reply/1", Optional.empty(), 0, reply, 0)))
        .contains(said);
  }

  @Test
  void theCardOfWhatCannotBeReadSaysSo() {
    ProcessId pick = pick();
    Index index = new Index(Samples.SHOP, false, Optional.empty(), Set.of());
    PickEvent impossible = new PickEvent.PickRequested(NOW, Samples.pickRequest());
    store.append(pick, 3, Optional.empty(), new Chapter(impossible, index, List.of(), NOW));

    assertThat(text(pick, 1, new Telling.Card(PLACE)))
        .startsWith("Broken on our side: the events of pick-1 cannot be read.");
    assertThat(storyteller.render(envelope(pick, 4, new Telling.Detail(PLACE)))).isEmpty();
  }

  @Test
  void nothingIsInventedAboutAProcessThatIsNotThere() {
    assertThatThrownBy(() -> text(Samples.RELEASE, 1, new Telling.Card(PLACE)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private ProcessId pick() {
    List<PickedCommit> copies = List.of(new PickedCommit(SOURCE, COPY.sha()));
    return run(
        journals.picks(),
        new PickEvent.PickRequested(NOW, Samples.pickRequest()),
        new PickEvent.PickLanded(NOW, COPY.sha(), copies),
        new PickEvent.PickBuildFailed(NOW, Samples.BUILD, "exit code 1"));
  }

  private ProcessId build() {
    return run(
        journals.builds(),
        new BuildEvent.BuildRequested(NOW, Samples.buildRequest()),
        new BuildEvent.BuildFailed(NOW, "exit code 1", "", Optional.empty()));
  }

  private ProcessId release() {
    return run(
        journals.releases(),
        new ReleaseEvent.ReleaseRequested(NOW, Samples.releaseRequest()),
        new ReleaseEvent.ReleasePlanned(NOW, Samples.plan()),
        new ReleaseEvent.ReleaseCancelled(NOW, MANAGER));
  }

  private ProcessId hold() {
    return run(
        journals.holds(),
        new HoldEvent.HoldPlaced(NOW, Samples.holdRequest(Optional.of(NOW))),
        new HoldEvent.HoldEnded(NOW));
  }

  @SafeVarargs
  private static <S, E extends Event> ProcessId run(
      Journal<S, E, ?> journal, E first, E... further) {
    if (!(journal.start("key", first) instanceof Started.New(ProcessId id))) {
      throw new AssertionError("the key is taken");
    }
    for (E event : further) {
      journal.say(id, state -> Optional.of(event));
    }
    return id;
  }

  private String text(ProcessId id, long version, Telling telling) {
    return storyteller.render(envelope(id, version, telling)).orElseThrow().text();
  }

  private static Envelope envelope(ProcessId id, long version, Telling telling) {
    return new Envelope("%s/%d/0".formatted(id, version), Optional.of(id), version, telling, 0);
  }
}
