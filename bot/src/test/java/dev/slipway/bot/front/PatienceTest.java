package dev.slipway.bot.front;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.Messenger;
import dev.slipway.bot.slack.Outcome;
import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final String TS = "1795183500.000100";
  private static final Answer THERE = new Answer.Accepted();

  private final Board board = new Board();
  private final Patience patience = new Patience(board, Duration.ofMillis(1));

  @Test
  void whatNeedsNoWaitIsNotTalkedAbout() {
    assertThat(outlast(false, THERE)).isEqualTo(THERE);
    assertThat(board.said).isEmpty();
  }

  @Test
  void oneMessageInTheThreadSaysHowFarItIsUntilItIsThere() {
    assertThat(outlast(false, later("10 %"), later("10 %"), later("60 %"), THERE)).isEqualTo(THERE);
    assertThat(board.said)
        .containsExactly(
            "post in " + TS + ": waiting 10 %", "update: waiting 60 %", "update: went on");
  }

  @Test
  void aReplicaThatTakesOverGoesOnInTheSameMessage() {
    board.there = Optional.of(new MessageRef(PLACE.channel(), "9"));
    outlast(false, later("60 %"), THERE);
    assertThat(board.said).containsExactly("update: waiting 60 %", "update: went on");
  }

  @Test
  void whoeverIsRefusedInTheEndIsToldInPrivateAndTheMessageSaysSo() {
    Answer refused = new Answer.Refused(Refusal.refused("no", "ask"));
    assertThat(outlast(false, later("10 %"), refused)).isEqualTo(refused);
    assertThat(board.said.getLast()).isEqualTo("update: was refused");
  }

  @Test
  void aSlashCommandIsToldOnceInPrivate() {
    outlast(true, later("10 %"), later("60 %"), THERE);
    assertThat(board.said).containsExactly("whisper: waiting 10 %");
  }

  @Test
  void aReplicaThatStopsLeavesTheCommandToTheInbox() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> outlast(false, later("10 %"), THERE)).isInstanceOf(Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private Answer outlast(boolean slash, Answer... answers) {
    Deque<Answer> left = new ArrayDeque<>(Arrays.asList(answers));
    return patience.outlast(
        "key", new Asked.Typed(DEVELOPER, PLACE, TS, "!pick abc", slash), left::removeFirst);
  }

  private static Answer later(String progress) {
    return new Answer.Later("shop is being fetched: " + progress);
  }

  private static final class Board implements Messenger {
    private final List<String> said = new ArrayList<>();
    private Optional<MessageRef> there = Optional.empty();

    @Override
    public Outcome post(Place place, Content content, String id) {
      return said("post in " + place.thread().orElse("the channel"), content);
    }

    @Override
    public Outcome update(MessageRef message, Content content) {
      return said("update", content);
    }

    @Override
    public Outcome whisper(Place place, PersonId to, Content content) {
      return said("whisper", content);
    }

    @Override
    public Outcome react(MessageRef message, String emoji) {
      throw new AssertionError("the front desk reacts");
    }

    @Override
    public ChannelId direct(PersonId person) {
      throw new AssertionError("the courier asks");
    }

    @Override
    public Optional<MessageRef> find(Place place, String id, Instant since) {
      return there;
    }

    private Outcome said(String how, Content content) {
      String text = content.text();
      String what =
          text.contains("goes on by itself")
              ? "waiting " + text.replaceAll(".*: (\\d+ %).*", "$1")
              : text.contains("refused") ? "was refused" : "went on";
      said.add(how + ": " + what);
      return new Outcome.Sent(new MessageRef(PLACE.channel(), "9"));
    }
  }
}
