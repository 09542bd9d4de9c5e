package dev.slipway.bot.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.FakeMessenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.MessageRef;
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

class RoundTest {
  private static final Place SHOP = Place.in(new ChannelId("C1"));
  private static final Place TOOLS = Place.in(new ChannelId("C2"));
  private static final ProcessId ONE = new ProcessId(ProcessKind.RELEASE, 1);
  private static final ProcessId TWO = new ProcessId(ProcessKind.RELEASE, 2);
  private static final Telling CARD = new Telling.Card(SHOP);
  private static final Telling DETAIL = new Telling.Detail(SHOP);
  private static final Outcome AWAY = new Outcome.Again(Duration.ZERO, "Slack cannot be reached");
  private static final Outcome LIMITED = new Outcome.Again(Duration.ofSeconds(30), "limited");

  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_000));
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeMessenger slack = new FakeMessenger();
  private final CourierCounts counts = new CourierCounts();
  private Renderer renderer = RoundTest::says;
  private Round round = newRound();

  @Test
  void cardIsPostedOnceAndThenRewritten() {
    fill(ONE, 1, CARD);
    round.run();
    later(2);
    fill(ONE, 2, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0");
    assertThat(slack.finds()).isZero();
    assertThat(due()).isEmpty();
  }

  @Test
  void changesOfACardBecomeOne() {
    fill(ONE, 1, CARD);
    fill(ONE, 2, CARD);
    fill(ONE, 3, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/3/0");
    fill(ONE, 4, CARD);
    round.run();
    fill(ONE, 5, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/4/0");
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/5/0");
    assertThat(counts.snapshot().coalesced()).isEqualTo(2);
  }

  @Test
  void detailsGoToTheThreadOfTheCardWhichComesFirst() {
    fill(ONE, 1, DETAIL, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/1", "release-1/1/0");
    String card = slack.messages().getFirst().ts();
    assertThat(slack.messages().getLast().place().thread()).contains(card);
  }

  @Test
  void limitedLaneKeepsItsOrderAndOthersGoOn() {
    slack.fail("C1", LIMITED);
    fill(ONE, 1, CARD, DETAIL);
    fill(TWO, 1, new Telling.Card(TOOLS));
    round.run();
    assertThat(slack.texts()).containsExactly("release-2/1/0");
    later(29);
    round.run();
    assertThat(slack.texts()).hasSize(1);
    later(1);
    round.run();
    assertThat(slack.texts()).containsExactly("release-2/1/0", "release-1/1/0", "release-1/1/1");
    assertThat(slack.finds()).as("a refused message is known not to be there").isZero();
  }

  @Test
  void limitedUpdatesDoNotHoldPosts() {
    fill(ONE, 1, CARD);
    round.run();
    later(2);
    slack.fail("C1", LIMITED);
    fill(ONE, 2, CARD, DETAIL);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0", "release-1/2/1");
    later(30);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0", "release-1/2/1");
  }

  @Test
  void unreachableSlackHoldsEverythingInOrder() {
    slack.fail("C1", AWAY);
    fill(ONE, 1, CARD, DETAIL);
    fill(TWO, 1, new Telling.Card(TOOLS));
    round.run();
    assertThat(slack.texts()).isEmpty();
    later(1);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0", "release-1/1/1", "release-2/1/0");
  }

  @Test
  void cardsPassTheLinesOfThreads() {
    fill(ONE, 1, CARD);
    round.run();
    for (int version = 2; version <= 5; version++) {
      fill(ONE, version, DETAIL);
    }
    fill(TWO, 1, CARD);
    round.run();
    assertThat(slack.texts().get(1)).isEqualTo("release-2/1/0");
  }

  @Test
  void unreachableSlackIsAskedLessAndLess() {
    fill(ONE, 1, CARD);
    for (int second = 0; second < 60; second++) {
      slack.fail("C1", AWAY);
      round.run();
      later(1);
    }
    int tries = outbox.all().getFirst().attempts();
    assertThat(tries).isBetween(6, 9);
  }

  @Test
  void messageWhoseAnswerWasLostIsNotSentAgain() {
    slack.loseNextAnswer();
    fill(ONE, 1, CARD, DETAIL);
    round.run();
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0", "release-1/1/1");
    assertThat(counts.snapshot().found()).isEqualTo(1);
  }

  @Test
  void messageThatDidNotArriveIsSentAfterALook() {
    slack.fail("C1", new Outcome.Unknown("the connection broke"));
    fill(ONE, 1, CARD);
    round.run();
    later(2);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/0");
    assertThat(slack.finds()).isEqualTo(1);
  }

  @Test
  void successorFindsWhatADeadCourierSent() {
    fill(ONE, 1, new Telling.Notice(new PersonId("U1")));
    Envelope envelope = outbox.all().getFirst();
    outbox.attempting(envelope);
    slack.post(Place.in(new ChannelId("DU1")), new Content("as it was told"), envelope.id());
    round = newRound();
    round.run();
    assertThat(slack.texts()).containsExactly("as it was told");
    assertThat(due()).isEmpty();
  }

  @Test
  void successorFindsACardThatAnOlderVersionPosted() {
    slack.post(SHOP, new Content("version 1"), "release-1/card");
    fill(ONE, 2, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0");
    assertThat(outbox.card(ONE)).isPresent();
  }

  @Test
  void refusedMessageIsGivenUpWithAdviceAndBlocksNobody() {
    slack.fail("C1", new Outcome.Never("not_in_channel"));
    outbox.add("a", new Telling.Reply(SHOP, "one"));
    outbox.add("b", new Telling.Reply(SHOP, "two"));
    round.run();
    assertThat(slack.texts()).containsExactly("reply/b");
    assertThat(outbox.why("reply/a"))
        .isEqualTo("not_in_channel: invite the bot to the channel: /invite");
    assertThat(counts.snapshot().abandoned()).isEqualTo(1);
  }

  @Test
  void deletedCardIsPostedAnew() {
    fill(ONE, 1, CARD);
    round.run();
    MessageRef first = outbox.card(ONE).orElseThrow();
    slack.delete(first);
    later(2);
    fill(ONE, 2, CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/2/0");
    assertThat(outbox.card(ONE)).get().isNotEqualTo(first);
  }

  @Test
  void personWhoLeftIsGivenUp() {
    slack.cannotReach(new PersonId("U1"));
    fill(ONE, 1, new Telling.Notice(new PersonId("U1")), CARD);
    round.run();
    assertThat(slack.texts()).containsExactly("release-1/1/1");
    assertThat(outbox.why("release-1/1/0")).contains("user_disabled");
  }

  @Test
  void brokenRendererBlocksNobody() {
    renderer =
        envelope -> {
          if (envelope.id().equals("reply/a")) {
            throw new IllegalStateException("a bug");
          }
          return says(envelope);
        };
    outbox.add("a", new Telling.Reply(SHOP, "one"));
    outbox.add("b", new Telling.Reply(SHOP, "two"));
    round.run();
    assertThat(slack.texts()).containsExactly("reply/b");
    assertThat(outbox.why("reply/a")).contains("a bug");
  }

  @Test
  void whatSaysNothingIsPutAside() {
    renderer = _ -> Optional.empty();
    fill(ONE, 1, CARD, DETAIL);
    round.run();
    assertThat(slack.texts()).isEmpty();
    assertThat(due()).isEmpty();
  }

  @Test
  void postsToAChannelAreASecondApartAfterAShortBurst() {
    for (int i = 0; i < 10; i++) {
      outbox.add("r%d".formatted(i), new Telling.Reply(SHOP, ""));
    }
    round.run();
    assertThat(slack.texts()).hasSize(4);
    later(1);
    round.run();
    assertThat(slack.texts()).hasSize(5);
    later(3);
    round.run();
    assertThat(slack.texts()).hasSize(8);
    assertThat(slack.texts()).isSorted();
  }

  @Test
  void atMostFortyUpdatesAMinute() {
    for (int i = 1; i <= 60; i++) {
      fill(new ProcessId(ProcessKind.BUILD, i), 1, new Telling.Card(place(i)));
    }
    round.run();
    for (int second = 0; second < 60; second++) {
      later(1);
      for (int i = 1; i <= 60; i++) {
        fill(new ProcessId(ProcessKind.BUILD, i), second + 2, new Telling.Card(place(i)));
      }
      round.run();
    }
    assertThat(slack.updates()).isBetween(35, 40);
  }

  @Test
  void manyLinesOfOneThreadAreToldTogetherAndHoldNobodyUp() {
    fill(ONE, 1, CARD);
    fillDetails(40);
    fill(TWO, 1, CARD);
    round.run();
    assertThat(slack.texts()).hasSize(3).startsWith("release-1/1/0", "release-2/1/0");
    assertThat(slack.texts().getLast().lines()).hasSize(40).startsWith("release-1/2/0");
    assertThat(counts.snapshot().gathered()).isEqualTo(39);
    assertThat(due()).isEmpty();
  }

  @Test
  void fewLinesStayMessagesOfTheirOwn() {
    fill(ONE, 1, CARD);
    round.run();
    later(5);
    fillDetails(4);
    round.run();
    assertThat(slack.texts()).hasSize(5);
  }

  @Test
  void gatheredLinesWhoseAnswerWasLostAreNotToldAgain() {
    fill(ONE, 1, CARD);
    round.run();
    fillDetails(20);
    slack.loseNextAnswer();
    round.run();
    fill(ONE, 50, DETAIL);
    round = newRound();
    later(5);
    round.run();
    assertThat(slack.texts()).hasSize(3);
    assertThat(slack.texts().get(1).lines()).hasSize(20);
    assertThat(slack.texts().getLast()).isEqualTo("release-1/50/0");
    assertThat(due()).isEmpty();
  }

  @Test
  void gatheredLinesThatDidNotArriveAreToldTogetherAgain() {
    fill(ONE, 1, CARD);
    round.run();
    fillDetails(20);
    slack.fail("C1", new Outcome.Unknown("the connection broke"));
    round.run();
    later(5);
    round.run();
    assertThat(slack.texts()).hasSize(2);
    assertThat(slack.texts().getLast().lines()).hasSize(20);
  }

  private void fillDetails(int count) {
    for (int version = 2; version < count + 2; version++) {
      fill(ONE, version, DETAIL);
    }
  }

  private static Place place(int number) {
    return Place.in(new ChannelId("C%d".formatted(100 + number)));
  }

  private static Optional<Content> says(Envelope envelope) {
    return Optional.of(new Content(envelope.id()));
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
            new Rendering(outbox, envelope -> renderer.render(envelope)),
            new Verdicts(outbox, outage, counts, clock),
            () -> true);
    return new Round(tools, new Pace(clock), outage, Runnable::run, () -> {}, clock);
  }
}
