package dev.slipway.bot.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.FakeMessenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeDeliveryTest {
  private static final ProcessId ONE = new ProcessId(ProcessKind.RELEASE, 1);
  private static final ProcessId TWO = new ProcessId(ProcessKind.RELEASE, 2);
  private static final Telling NOTICE = new Telling.Notice(new PersonId("U1"));
  private static final Telling ASIDE = new Telling.Aside(new PersonId("U1"));
  private static final Telling AMENDMENT = new Telling.Amendment(new PersonId("U1"));
  private static final ChannelId DIRECT = new ChannelId("DU1");
  private static final Outcome LIMITED = new Outcome.Again(Duration.ofSeconds(30), "limited");

  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_000));
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeMessenger slack = new FakeMessenger();
  private final CourierCounts counts = new CourierCounts();
  private Round round = newRound();

  @Test
  void asideGoesToTheThreadOfItsNoticeAfterIt() {
    fill(ONE, 1, NOTICE, ASIDE);
    slack.fail("DU1", LIMITED);
    round.run();
    assertThat(slack.texts()).isEmpty();
    later(30);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0", "release-1/1/1");
    assertThat(thread(1)).contains(slack.messages().getFirst().ts());
    assertThat(thread(0)).isEmpty();
  }

  @Test
  void asideOfANoticeThatADeadCourierSentIsFoundInItsThread() {
    fill(ONE, 1, NOTICE, ASIDE);
    Envelope notice = outbox.all().getFirst();
    Envelope aside = outbox.all().getLast();
    outbox.attempting(notice);
    outbox.attempting(aside);
    slack.post(Place.in(DIRECT), new Content("the notice"), notice.id());
    Optional<String> thread = Optional.of(slack.messages().getFirst().ts());
    slack.post(new Place(DIRECT, thread), new Content("the aside"), aside.id());
    round = newRound();
    round.run();
    assertThat(slack.texts()).containsExactly("the notice", "the aside");
    assertThat(due()).isEmpty();
  }

  @Test
  void asideWhoseAnswerWasLostIsNotSentAgain() {
    fill(ONE, 1, NOTICE);
    round.run();
    slack.loseNextAnswer();
    fill(ONE, 2, ASIDE);
    round.run();
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0", "release-1/2/0");
    assertThat(thread(1)).contains(slack.messages().getFirst().ts());
  }

  @Test
  void whatBelongsToNoNoticeIsPutAsideInSilence() {
    slack.cannotReach(new PersonId("U1"));
    fill(ONE, 1, NOTICE, ASIDE, AMENDMENT);
    fill(TWO, 1, AMENDMENT);
    round.run();
    assertThat(slack.texts()).isEmpty();
    assertThat(due()).isEmpty();
    assertThat(outbox.why("release-1/1/1")).isEqualTo(Rendering.NOTHING_TO_SAY);
  }

  @Test
  void amendmentsRewriteTheNoticeInTheirOrder() {
    fill(ONE, 1, NOTICE, ASIDE);
    fill(ONE, 2, AMENDMENT);
    fill(ONE, 3, AMENDMENT);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0", "release-1/1/1");
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/3/0", "release-1/1/1");
    assertThat(due()).isEmpty();
  }

  @Test
  void amendmentThatIsHeldIsNotOvertaken() {
    fill(ONE, 1, NOTICE);
    round.run();
    slack.fail("DU1", new Outcome.Unknown("the connection broke"));
    fill(ONE, 2, AMENDMENT);
    fill(ONE, 3, AMENDMENT);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0");
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0");
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/3/0");
  }

  private Optional<String> thread(int message) {
    return slack.messages().get(message).place().thread();
  }

  private void fill(ProcessId process, long version, Telling... tellings) {
    outbox.fill(process, version, List.of(tellings));
  }

  private List<Envelope> due() {
    return outbox.due(clock.instant(), 1000);
  }

  private void later(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  private Round newRound() {
    Outage outage = new Outage(clock);
    Delivery.Tools tools =
        new Delivery.Tools(
            outbox,
            slack,
            new Sending(outbox, slack, counts, clock),
            new Rendering(outbox, envelope -> Optional.of(new Content(envelope.id()))),
            new Verdicts(outbox, outage, counts, clock),
            () -> true);
    return new Round(tools, new Pace(clock), outage, Runnable::run, () -> {}, clock);
  }
}
