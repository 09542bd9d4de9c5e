package dev.slipway.bot.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.courier.WatchedOutbox;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static final ChannelId ADMINS = new ChannelId("CADMIN");

  private final FakeOutbox rows = new FakeOutbox();
  private final Operators operators = new Operators(Optional.of(ADMINS), rows);
  private final WatchedOutbox outbox = new WatchedOutbox(rows, operators::givenUp);

  @Test
  void whatIsSetAsideIsToldOnceInTheAdminChannel() {
    operators.setAside(Samples.RELEASE, "PlanHeld cannot happen to Awaiting");
    operators.setAside(Samples.RELEASE, "PlanHeld cannot happen to Awaiting");

    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().place()).isEqualTo(Place.in(ADMINS));
    assertThat(text(0)).contains("release-42", "PlanHeld cannot happen to Awaiting");
  }

  @Test
  void aStepThatKeepsFailingIsToldOnceForEachCause() {
    operators.failing(Samples.RELEASE, new IllegalStateException("one"));
    operators.failing(Samples.RELEASE, new IllegalStateException("one"));
    operators.failing(Samples.RELEASE, new IllegalStateException("two"));

    assertThat(told()).hasSize(2);
  }

  @Test
  void messagesOfOneProcessThatAreGivenUpAreToldOnce() {
    rows.fill(Samples.RELEASE, 1, List.of(new Telling.Card(Samples.PLACE)));
    rows.fill(Samples.RELEASE, 2, List.of(new Telling.Card(Samples.PLACE)));
    rows.due(Instant.MAX, 9).forEach(each -> outbox.abandon(each, "the bot is not in the channel"));

    assertThat(told()).hasSize(1);
    assertThat(text(0)).contains("the card of release-42 in <#CSHOP>", "not in the channel");
  }

  @Test
  void anAdminChannelThatDoesNotExistIsNotToldOfItself() {
    operators.setAside(Samples.RELEASE, "no");
    rows.due(Instant.MAX, 9).forEach(each -> outbox.abandon(each, "channel_not_found"));

    assertThat(rows.due(Instant.MAX, 9)).isEmpty();
  }

  @Test
  void withoutAnAdminChannelNothingIsSent() {
    new Operators(Optional.empty(), rows).setAside(Samples.RELEASE, "no");

    assertThat(rows.all()).isEmpty();
  }

  private List<Telling.Reply> told() {
    return rows.due(Instant.MAX, 9).stream()
        .map(Envelope::telling)
        .filter(Telling.Reply.class::isInstance)
        .map(Telling.Reply.class::cast)
        .toList();
  }

  private String text(int number) {
    return Body.read(told().get(number).body()).text();
  }
}
