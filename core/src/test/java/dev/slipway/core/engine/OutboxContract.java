package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.PLACE;
import static dev.slipway.core.engine.SampleChapters.T0;
import static dev.slipway.core.engine.SampleChapters.asked;
import static dev.slipway.core.engine.SampleChapters.card;
import static dev.slipway.core.engine.SampleChapters.progressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} does; each test begins with an empty one. */
public abstract class OutboxContract {
  private static final MessageRef FIRST = new MessageRef(new ChannelId("C1"), "1.1");
  private static final MessageRef SECOND = new MessageRef(new ChannelId("C1"), "2.2");
  private static final Telling DETAIL = new Telling.Detail(Place.in(new ChannelId("C2")));
  private static final Telling NOTICE = new Telling.Notice(new PersonId("U1"));

  private ProcessId process;

  protected abstract Outbox outbox();

  /** The store that fills the outbox. */
  protected abstract EventStore store();

  @BeforeEach
  void startProcess() {
    process = ((Started.New) store().start(ProcessKind.RELEASE, "a", asked())).id();
  }

  @Test
  void envelopesComeInTheOrderOfTheirAdding() {
    tell(1, card(), DETAIL);
    outbox().add("c1", new Telling.Reply(PLACE, "{\"text\":\"hello\"}"));
    tell(2, NOTICE);

    assertThat(due())
        .extracting(Envelope::id)
        .containsExactly(process + "/2/0", process + "/2/1", "reply/c1", process + "/3/0");
    assertThat(due())
        .extracting(Envelope::telling)
        .containsExactly(card(), DETAIL, new Telling.Reply(PLACE, "{\"text\":\"hello\"}"), NOTICE);
    assertThat(outbox().due(T0, 2)).hasSize(2);
  }

  @Test
  void whenPeopleWereToldIsWhenTheFirstNoticeArrivedAfterThat() {
    tell(1, card(), DETAIL);
    tell(2, NOTICE);
    Instant before = Instant.now().minusSeconds(60);
    assertThat(outbox().toldSince(process, before)).isEmpty();

    due().forEach(envelope -> outbox().sent(List.of(envelope), FIRST));

    assertThat(outbox().toldSince(process, before)).get().matches(at -> at.isAfter(before));
    assertThat(outbox().toldSince(process, Instant.now().plusSeconds(60))).isEmpty();
  }

  @Test
  void replyBelongsToNoProcessAndIsAddedOnce() {
    outbox().add("c1", new Telling.Reply(PLACE, "one"));
    outbox().add("c1", new Telling.Reply(PLACE, "two"));

    assertThat(due())
        .containsExactly(
            new Envelope("reply/c1", Optional.empty(), 0, new Telling.Reply(PLACE, "one"), 0));
    outbox().sent(List.of(due().getFirst()), FIRST);
    outbox().add("c1", new Telling.Reply(PLACE, "three"));
    assertThat(due()).isEmpty();
  }

  @Test
  void replyOfAProcessBelongsToNoProcessEither() {
    tell(1, new Telling.Reply(PLACE, "one"));

    assertThat(due().getFirst().about()).isEmpty();
    assertThat(due().getFirst().version()).isZero();
  }

  @Test
  void theCardOfWhatIsSetAsideIsToldAgain() {
    tell(1, NOTICE);
    outbox().sent(List.of(due().getFirst()), FIRST);
    store().setAside(process, "no");
    assertThat(due()).as("it has no card yet").isEmpty();
    store().giveBack();
    tell(2, card());
    outbox().sent(List.of(due().getFirst()), FIRST);

    store().setAside(process, "no");

    assertThat(due())
        .singleElement()
        .satisfies(
            envelope -> {
              assertThat(envelope.about()).contains(process);
              assertThat(envelope.telling()).isEqualTo(new Telling.Card(Place.in(FIRST.channel())));
            });
    outbox().sent(List.of(due().getFirst()), FIRST);
    store().giveBack();
    assertThat(due()).hasSize(1);
  }

  @Test
  void sentEnvelopeIsGone() {
    tell(1, NOTICE, DETAIL);

    outbox().sent(List.of(due().getFirst()), FIRST);

    assertThat(due()).extracting(Envelope::telling).containsExactly(DETAIL);
    assertThat(outbox().card(process)).isEmpty();
  }

  @Test
  void sentCardIsDoneWithTheOlderOnes() {
    tell(1, card(), DETAIL);
    tell(2, card());
    tell(3, card());
    ProcessId other = ((Started.New) store().start(ProcessKind.PICK, "b", asked())).id();
    store().append(other, 1, Optional.empty(), progressed("x", card()));

    outbox().sent(List.of(envelope(process + "/3/0")), FIRST);

    assertThat(due())
        .extracting(Envelope::id)
        .containsExactly(process + "/2/1", process + "/4/0", other + "/2/0");
    assertThat(outbox().card(process)).contains(FIRST);
    assertThat(outbox().card(other)).isEmpty();
  }

  @Test
  void cardIsWhereItWasSentLast() {
    tell(1, card());
    outbox().sent(List.of(due().getFirst()), FIRST);
    tell(2, card());
    outbox().sent(List.of(due().getFirst()), SECOND);

    assertThat(outbox().card(process)).contains(SECOND);
    assertThat(outbox().card(new ProcessId(ProcessKind.BUILD, 9_999))).isEmpty();
  }

  @Test
  void attemptsAreCounted() {
    tell(1, NOTICE);

    outbox().attempting(due().getFirst());
    outbox().attempting(due().getFirst());

    assertThat(due().getFirst().attempts()).isEqualTo(2);
  }

  @Test
  void postponedEnvelopeComesBackInItsPlace() {
    tell(1, NOTICE);
    tell(2, DETAIL);
    outbox().postpone(due().getFirst(), T0.plusSeconds(30), "rate limited");

    assertThat(outbox().due(T0.plusSeconds(29), 9))
        .extracting(Envelope::telling)
        .containsExactly(DETAIL);
    assertThat(outbox().due(T0.plusSeconds(30), 9))
        .extracting(Envelope::telling)
        .containsExactly(NOTICE, DETAIL);
  }

  @Test
  void abandonedEnvelopeIsNeverDue() {
    tell(1, NOTICE);
    Envelope envelope = due().getFirst();
    outbox().abandon(envelope, "user_not_found");
    outbox().postpone(envelope, T0, "too late");

    assertThat(outbox().due(T0.plusSeconds(9_999), 9)).isEmpty();
  }

  @Test
  void asideAndAmendmentBelongToTheLastNoticeBefore() {
    Telling aside = new Telling.Aside(new PersonId("U1"));
    Telling amendment = new Telling.Amendment(new PersonId("U1"));
    tell(1, NOTICE, aside);
    tell(2, new Telling.Notice(new PersonId("U2")), amendment);
    tell(3, NOTICE);
    assertThat(due())
        .extracting(Envelope::telling)
        .containsExactly(NOTICE, aside, new Telling.Notice(new PersonId("U2")), amendment, NOTICE);
    Envelope first = envelope(process + "/2/0");
    Envelope belonging = envelope(process + "/2/1");
    Envelope later = envelope(process + "/3/1");

    assertThat(outbox().noticeBefore(belonging)).isEqualTo(new Told.NotYet());
    outbox().sent(List.of(envelope(process + "/4/0")), SECOND);
    outbox().sent(List.of(first), FIRST);
    assertThat(outbox().noticeBefore(belonging)).isEqualTo(new Told.There(FIRST));
    assertThat(outbox().noticeBefore(later)).isEqualTo(new Told.There(FIRST));
  }

  @Test
  void withoutANoticeThereIsNothingToBelongTo() {
    tell(1, new Telling.Aside(new PersonId("U1")));
    tell(2, NOTICE, new Telling.Amendment(new PersonId("U1")));
    outbox().abandon(envelope(process + "/3/0"), "user_not_found");

    assertThat(outbox().noticeBefore(envelope(process + "/2/0"))).isEqualTo(new Told.Never());
    assertThat(outbox().noticeBefore(envelope(process + "/3/1"))).isEqualTo(new Told.Never());
  }

  @Test
  void manyRepliesAtOnceAreAddedOnceEach() throws Exception {
    AtOnce.run(
        16,
        i -> {
          outbox().add("c" + i % 4, new Telling.Reply(PLACE, "x"));
          return i;
        });

    assertThat(due()).extracting(Envelope::id).doesNotHaveDuplicates().hasSize(4);
  }

  private void tell(long version, Telling... tellings) {
    assertThat(store().append(process, version, Optional.empty(), progressed("x", tellings)))
        .isEqualTo(Appended.YES);
  }

  private List<Envelope> due() {
    return outbox().due(T0, 50);
  }

  private Envelope envelope(String id) {
    return due().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
