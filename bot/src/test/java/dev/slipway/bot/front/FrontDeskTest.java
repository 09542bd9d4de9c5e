package dev.slipway.bot.front;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static dev.slipway.core.golden.Samples.PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontDeskTest {
  private static final ProcessId FIRST = new ProcessId(ProcessKind.RELEASE, 1);

  private final Counter counter = new Counter();

  @Test
  void talkIsIgnoredInSilence() {
    counter.types(DEVELOPER, "!!! what a day");
    assertThat(counter.messenger.reactions()).isEmpty();
    assertThat(counter.messenger.whispers()).isEmpty();
    assertThat(counter.outbox.all()).isEmpty();
  }

  @Test
  void aTypingMistakeIsToldToWhoMadeItAndToNobodyElse() {
    counter.types(DEVELOPER, "!statsu");
    assertThat(whispered()).startsWith("Refused: ").contains("!status");
    assertThat(counter.messenger.reactions()).isEmpty();
  }

  @Test
  void aCommandGetsAReactionAndItsCardTellsTheRest() {
    counter.types(DEVELOPER, "!pick " + counter.commit.value());
    assertThat(counter.messenger.reactions()).containsExactly("eyes " + Counter.TS);
    assertThat(counter.messenger.whispers()).isEmpty();
    assertThat(tellings()).containsExactly(new Telling.Card(PLACE));
  }

  @Test
  void theSameCommandDeliveredTwiceStartsOneProcess() {
    counter.types(DEVELOPER, "!pick " + counter.commit.value());
    counter.types(DEVELOPER, "!pick " + counter.commit.value());
    assertThat(tellings()).hasSize(1);
  }

  @Test
  void aQuestionIsAnsweredOnceInItsThread() {
    counter.types(DEVELOPER, "!history");
    counter.types(DEVELOPER, "!history");
    assertThat(replies()).hasSize(1);
    assertThat(replies().getFirst().place().thread()).contains(Counter.TS);
    assertThat(Body.read(replies().getFirst().body()).text()).contains("Latest releases of shop");
    assertThat(counter.pokes).isEqualTo(2);
    assertThat(counter.messenger.whispers()).isEmpty();
  }

  @Test
  void aQuestionAskedInAThreadIsAnsweredThere() {
    counter.typesInThread(DEVELOPER, "!history", "1795180000.000200");
    assertThat(replies().getFirst().place().thread()).contains("1795180000.000200");
  }

  @Test
  void helpNamesGroupsAndIsThereforeWhispered() {
    counter.types(DEVELOPER, "!help");
    assertThat(whispered()).contains("What Slipway understands");
    assertThat(counter.outbox.all()).isEmpty();
  }

  @Test
  void aSlashCommandHasNoMessageAndIsAnsweredInPrivate() {
    counter.slash(DEVELOPER, "history");
    assertThat(whispered()).contains("Latest releases of shop");
    assertThat(counter.messenger.reactions()).isEmpty();
    assertThat(counter.outbox.all()).isEmpty();
  }

  @Test
  void aRefusalIsWhisperedToWhoAsked() {
    counter.types(OUTSIDER, "!pick " + counter.commit.value());
    assertThat(counter.messenger.whispers())
        .containsExactly(
            new FakeMessenger.Whisper(
                PLACE,
                OUTSIDER,
                "Refused: you may not pick for shop. Who may: every full member."));
    assertThat(counter.outbox.all()).isEmpty();
  }

  @Test
  void aHostThatIsAwayIsNoFaultOfThePerson() {
    counter.repository.failNextCall("status 503");
    counter.types(DEVELOPER, "!where " + counter.commit.value());
    assertThat(whispered()).startsWith("Failed: ").contains("Nothing was changed.");
  }

  @Test
  void aBugIsOwnedUpTo() {
    Counter broken = new Counter(false);
    broken.types(DEVELOPER, "!status");
    assertThat(broken.messenger.whispers().getFirst().text()).startsWith("Broken on our side: ");
  }

  @Test
  void aClickThatCountsIsShownByTheCardAlone() {
    plan();
    String plan = Samples.plan().hash().value();
    counter.clicks(MANAGER, "slipway:confirm", FIRST + " " + plan);
    assertThat(counter.messenger.whispers()).isEmpty();
    assertThat(counter.releases.read(FIRST).state()).isInstanceOf(Release.Confirmed.class);
  }

  @Test
  void aClickWithoutTheRightIsRefusedAndChangesNothing() {
    plan();
    counter.clicks(DEVELOPER, "slipway:confirm", FIRST + " " + Samples.plan().hash());
    assertThat(whispered())
        .startsWith("Refused: you may not confirm a release to production.")
        .contains("<!subteam^SREL>");
    assertThat(counter.releases.read(FIRST).state()).isInstanceOf(Release.Awaiting.class);
  }

  @Test
  void whoComesTooLateIsToldWhatBecameOfIt() {
    plan();
    counter.clicks(MANAGER, "slipway:cancel", FIRST.toString());
    counter.clicks(DEVELOPER, "slipway:cancel", FIRST.toString());
    assertThat(whispered()).contains("out of date").contains("cancelled by <@UREL>");
  }

  @Test
  void theSamePersonMayClickAgain() {
    plan();
    counter.clicks(MANAGER, "slipway:cancel", FIRST.toString());
    counter.clicks(MANAGER, "slipway:cancel", FIRST.toString());
    assertThat(counter.messenger.whispers()).isEmpty();
  }

  @Test
  void aButtonOfAnotherVersionSaysSo() {
    counter.clicks(MANAGER, "slipway:explode", FIRST.toString());
    assertThat(whispered()).startsWith("Refused: ").contains("Ask again with a command.");
  }

  @Test
  void whatCannotBeToldStopsNothing() {
    counter.messenger.refuse();
    counter.types(OUTSIDER, "!pick " + counter.commit.value());
    assertThat(counter.messenger.whispers()).hasSize(1);
  }

  @Test
  void whoCouldNotBeToldIsToldWhenSlackIsBack() {
    counter.messenger.away(true);
    assertThatThrownBy(() -> counter.types(OUTSIDER, "!pick " + counter.commit.value()))
        .isInstanceOf(Unavailable.class);
    counter.messenger.away(false);
    counter.types(OUTSIDER, "!pick " + counter.commit.value());
    assertThat(counter.messenger.whispers()).hasSize(2);
  }

  private void plan() {
    counter.releases.start(
        "release", new ReleaseEvent.ReleaseRequested(NOW, Samples.releaseRequest()));
    counter.releases.say(
        FIRST, state -> Optional.of(new ReleaseEvent.ReleasePlanned(NOW, Samples.plan())));
  }

  private String whispered() {
    assertThat(counter.messenger.whispers()).hasSize(1);
    return counter.messenger.whispers().getFirst().text();
  }

  private List<Telling> tellings() {
    return counter.outbox.all().stream().map(Envelope::telling).toList();
  }

  private List<Telling.Reply> replies() {
    return tellings().stream().map(Telling.Reply.class::cast).toList();
  }
}
