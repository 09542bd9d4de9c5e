package dev.slipway.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PruningTest {
  private final Instant now = Instant.now();
  private static final ChannelId CHANNEL = new ChannelId("C1");

  static Stream<DatabaseSettings> databases() {
    return Stream.of(TestDatabases.h2InMemory(), TestDatabases.postgres());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void handledRequestsGoAfterThreeDays(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlInbox inbox = new SqlInbox(database);
      inbox.accept(List.of("handled", "alias"), "p", now);
      inbox.accept(List.of("unhandled"), "p", now);
      inbox.done("handled");
      Pruning pruning = new Pruning(database);

      assertThat(pruning.prune(now.plus(Duration.ofDays(2)))).isZero();
      assertThat(pruning.prune(now.plus(Duration.ofDays(4)))).isEqualTo(2);
      assertThat(inbox.accept(List.of("alias"), "p", now)).isTrue();
      assertThat(inbox.accept(List.of("unhandled"), "p", now)).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void toldTellingsGoAfterNinetyDaysInBatches(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlOutbox outbox = new SqlOutbox(database);
      for (String key : List.of("sent", "waiting", "abandoned")) {
        outbox.add(key, new Telling.Reply(Place.in(CHANNEL), key));
      }
      var due = outbox.due(now, 3);
      outbox.sent(List.of(due.get(0)), new MessageRef(CHANNEL, "1.1"));
      outbox.abandon(due.get(2), "gone");
      TestDatabases.execute(database, copies(1_500));
      Pruning pruning = new Pruning(database);

      assertThat(pruning.prune(now.plus(Duration.ofDays(89)))).isZero();
      assertThat(pruning.prune(now.plus(Duration.ofDays(91)))).isEqualTo(1_501);
      assertThat(outbox.due(now, 3)).hasSize(1);
    }
  }

  private static String copies(int count) {
    return """
        INSERT INTO outbox (id, version, telling, channel, body, state, attempts, settled_at)
        SELECT 'copy' || x, 0, 'reply', 'C1', 'x', 'sent', 1, CURRENT_TIMESTAMP FROM (
          WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %d)
          SELECT x FROM n) AS numbers
        """
        .formatted(count);
  }
}
