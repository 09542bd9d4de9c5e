package dev.slipway.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} does; each test begins with an empty one. */
public abstract class InboxContract {
  private static final Instant T0 = SampleChapters.T0;
  private static final Instant LATER = T0.plusSeconds(30);

  protected abstract Inbox inbox();

  /** Lets time pass. */
  protected abstract void elapse(Duration time);

  @Test
  void requestIsNewOnce() {
    assertThat(inbox().accept(List.of("event-1"), "p", T0)).isTrue();
    assertThat(inbox().accept(List.of("event-1"), "p", T0)).isFalse();
    assertThat(inbox().accept(List.of("event-2"), "p", T0)).isTrue();
  }

  @Test
  void anyOfTheKeysTellsThatItWasSeen() {
    assertThat(inbox().accept(List.of("event-1", "C1/1.1"), "p", T0)).isTrue();
    assertThat(inbox().accept(List.of("event-2", "C1/1.1"), "p", T0)).isFalse();
    assertThat(inbox().accept(List.of("C1/1.1", "event-1"), "p", T0)).isFalse();
    assertThat(inbox().accept(List.of("event-2"), "p", T0)).isTrue();
  }

  @Test
  void keyMayBeNamedTwice() {
    assertThat(inbox().accept(List.of("event-1", "event-1"), "p", T0)).isTrue();
    assertThat(inbox().accept(List.of("event-1"), "p", T0)).isFalse();
  }

  @Test
  void unhandledRequestIsLeft() {
    inbox().accept(List.of("event-1", "C1/1.1"), "payload", T0);
    inbox().accept(List.of("event-2"), "younger", LATER);

    assertThat(inbox().left(T0)).isEmpty();
    assertThat(inbox().left(LATER)).containsExactly(new Inbox.Left("event-1", "payload"));
  }

  @Test
  void handledRequestIsNotLeftButStillKnown() {
    inbox().accept(List.of("event-1", "C1/1.1"), "p", T0);
    inbox().done("event-1");

    assertThat(inbox().left(LATER)).isEmpty();
    assertThat(inbox().accept(List.of("C1/1.1"), "p", T0)).isFalse();
  }

  @Test
  void eachOfItsKeysTellsThatItIsDone() {
    inbox().accept(List.of("event-1", "C1/1.1"), "p", T0);
    inbox().done("C1/1.1");
    inbox().done("never seen");

    assertThat(inbox().left(LATER)).isEmpty();
  }

  @Test
  void leftRequestIsHandedToOneCallerForAWhile() {
    inbox().accept(List.of("event-1"), "p", T0);

    assertThat(inbox().left(LATER)).hasSize(1);
    assertThat(inbox().left(LATER)).isEmpty();
    elapse(Duration.ofSeconds(61));
    assertThat(inbox().left(LATER)).hasSize(1);
    inbox().done("event-1");
    elapse(Duration.ofSeconds(61));
    assertThat(inbox().left(LATER)).isEmpty();
  }

  @Test
  void whatIsKeptIsHandedToNobodyUntilItsKeeperFallsSilent() {
    inbox().accept(List.of("event-1", "C1/1.1"), "p", T0);
    inbox().keep("event-1");
    inbox().keep("never seen");

    assertThat(inbox().left(LATER)).isEmpty();
    elapse(Duration.ofSeconds(61));
    assertThat(inbox().left(LATER)).hasSize(1);
    inbox().done("event-1");
    inbox().keep("event-1");
    elapse(Duration.ofSeconds(61));
    assertThat(inbox().left(LATER)).isEmpty();
  }

  @Test
  void longPayloadWithAnyCharacterIsKept() {
    String payload = "„ü“ \"{}' \uD83D\uDE80 \n".repeat(2_000);
    inbox().accept(List.of("event-1"), payload, T0);

    assertThat(inbox().left(LATER)).containsExactly(new Inbox.Left("event-1", payload));
  }

  @Test
  void oneOfManyIsNew() throws Exception {
    List<Boolean> answers =
        AtOnce.run(
            16,
            i ->
                inbox()
                    .accept(
                        i % 2 == 0 ? List.of("a", "b", "own" + i) : List.of("b", "own" + i, "a"),
                        "p",
                        T0));

    assertThat(answers).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void manyCallersShareWhatIsLeft() throws Exception {
    IntStream.range(0, 20).forEach(i -> inbox().accept(List.of("event-" + i), "p" + i, T0));

    List<List<Inbox.Left>> answers = AtOnce.run(8, i -> inbox().left(LATER));

    assertThat(answers.stream().flatMap(List::stream).map(Inbox.Left::key))
        .doesNotHaveDuplicates()
        .hasSize(20);
  }
}
