package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictStoryTest extends ShopStory {
  private static final ProcessId FIRST = new ProcessId(ProcessKind.PICK, 1);

  @Test
  void whatIsMissingIsOfferedAndPickedFirstAfterAPersonSawTheWhole() {
    CommitSha lacked = merged("Add the column");
    CommitSha commit = merged("Use the column");
    outside.repository.needs(commit, lacked);
    picks(commit);
    world.comesToRest();
    assertThat(((Pick.Conflicted) world.pick(1)).advice().prerequisites()).hasSize(1);

    world.clicks(new Click.PickFirst(FIRST, DEVELOPER, now()));
    world.clicks(new Click.PickFirst(FIRST, DEVELOPER, now()));
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Replaced.class);
    Pick.Rehearsed whole = (Pick.Rehearsed) world.pick(2);
    world.clicks(new Click.Land(id(2), DEVELOPER, now(), whole.rehearsal().onto()));
    world.comesToRest();
    assertThat(((Pick.Staged) world.pick(2)).landed())
        .extracting(copy -> copy.source().sha())
        .containsExactly(lacked, commit);
  }

  @Test
  void whatAPersonResolvedIsLanded() {
    CommitSha commit = conflicting();
    assertThat(world.clicks(new Click.Resolved(FIRST, DEVELOPER, now())))
        .isInstanceOf(Answer.Accepted.class);
    world.comesToRest();
    assertThat(((Pick.Conflicted) world.pick(1)).problem())
        .contains(new Pick.Conflicted.Problem(DEVELOPER, "it is not there"));

    outside.repository.branch("pick/1", outside.repository.head("release/1"));
    outside.repository.commit(
        "pick/1",
        "Resolved\n\n(cherry picked from commit %s)\n".formatted(commit),
        "Vat.java",
        "2\n");
    world.clicks(new Click.Resolved(FIRST, DEVELOPER, now()));
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(outside.repository.pushes()).isEqualTo(1);
  }

  @Test
  void aResolutionWhoseAnswerWasLostIsLandedOnce() {
    CommitSha commit = conflicting();
    outside.repository.branch("pick/1", outside.repository.head("release/1"));
    outside.repository.commit(
        "pick/1", "Resolved\n\n(cherry picked from commit %s)\n".formatted(commit), "a", "2\n");
    outside.repository.loseNextAnswer();

    world.clicks(new Click.Resolved(FIRST, DEVELOPER, now()));
    world.comesToRest();

    assertThat(world.pick(1)).isInstanceOf(Pick.Staged.class);
    assertThat(outside.repository.pushes()).isEqualTo(1);
  }

  @Test
  void aConflictThatNobodyResolvesExpires() {
    conflicting();

    world.passes(Duration.ofDays(8));

    assertThat(world.pick(1)).isInstanceOf(Pick.Expired.class);
  }

  @Test
  void aConflictIsDroppedOnceAndOnlyByWhoMayPick() {
    conflicting();

    assertThat(refusal(world.clicks(new Click.Drop(FIRST, OUTSIDER, now()))).why())
        .contains("you may not pick");
    assertThat(world.clicks(new Click.Drop(FIRST, DEVELOPER, now())))
        .isInstanceOf(Answer.Accepted.class);
    assertThat(refusal(world.clicks(new Click.Resolved(FIRST, DEVELOPER, now()))).why())
        .contains("pick-1 was dropped by <@UDEV>");
  }

  private CommitSha conflicting() {
    CommitSha commit = merged("Round VAT");
    outside.repository.conflict(commit, new Conflict("Vat.java", Conflict.Kind.BOTH_CHANGED));
    picks(commit);
    world.comesToRest();
    assertThat(world.pick(1)).isInstanceOf(Pick.Conflicted.class);
    return commit;
  }

  @Test
  void theNoticeOfAConflictIsShortAndRewrittenByWhatBecomesOfIt() {
    conflicting();
    assertThat(toldTo(DEVELOPER, FIRST))
        .containsExactly(new Telling.Notice(DEVELOPER), new Telling.Aside(DEVELOPER));

    world.clicks(new Click.Resolved(FIRST, DEVELOPER, now()));
    world.comesToRest();
    assertThat(toldTo(DEVELOPER, FIRST).subList(2, 5))
        .as("its buttons go, come back, and why is said in its thread")
        .containsExactly(
            new Telling.Amendment(DEVELOPER),
            new Telling.Amendment(DEVELOPER),
            new Telling.Aside(DEVELOPER));

    world.clicks(new Click.Drop(FIRST, DEVELOPER, now()));
    assertThat(toldTo(DEVELOPER, FIRST)).hasSize(6).endsWith(new Telling.Amendment(DEVELOPER));
  }

  @Test
  void aSecondPressIsAnsweredAndTheFirstThatComesAgainIsNot() {
    conflicting();
    Click.Drop press = new Click.Drop(FIRST, DEVELOPER, now());
    assertThat(world.clicks(press)).isInstanceOf(Answer.Accepted.class);
    world.passes(Duration.ofSeconds(2));

    assertThat(world.clicks(press)).isInstanceOf(Answer.Accepted.class);
    assertThat(refusal(world.clicks(new Click.Drop(FIRST, DEVELOPER, now()))).why())
        .contains("out of date: pick-1 was dropped by <@UDEV>");
  }

  private List<Telling> toldTo(PersonId person, ProcessId pick) {
    return world.shared.outbox.all().stream()
        .filter(envelope -> envelope.about().equals(Optional.of(pick)))
        .map(Envelope::telling)
        .filter(
            telling ->
                switch (telling) {
                  case Telling.Notice(var to) -> to.equals(person);
                  case Telling.Aside(var to) -> to.equals(person);
                  case Telling.Amendment(var to) -> to.equals(person);
                  case Telling.Card _, Telling.Detail _, Telling.Reply _ -> false;
                })
        .toList();
  }

  private Instant now() {
    return world.shared.clock.instant();
  }

  private static ProcessId id(int pick) {
    return new ProcessId(ProcessKind.PICK, pick);
  }
}
