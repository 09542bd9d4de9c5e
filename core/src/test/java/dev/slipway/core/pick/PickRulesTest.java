package dev.slipway.core.pick;

import static dev.slipway.core.golden.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Telling;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import dev.slipway.core.pick.PickEvent.PickAdvised;
import dev.slipway.core.pick.PickEvent.PickAgreed;
import dev.slipway.core.pick.PickEvent.PickBuildFailed;
import dev.slipway.core.pick.PickEvent.PickBuilding;
import dev.slipway.core.pick.PickEvent.PickBuilt;
import dev.slipway.core.pick.PickEvent.PickConflicted;
import dev.slipway.core.pick.PickEvent.PickDelayed;
import dev.slipway.core.pick.PickEvent.PickDropped;
import dev.slipway.core.pick.PickEvent.PickExpired;
import dev.slipway.core.pick.PickEvent.PickFailed;
import dev.slipway.core.pick.PickEvent.PickFoundThere;
import dev.slipway.core.pick.PickEvent.PickLanded;
import dev.slipway.core.pick.PickEvent.PickNotResolved;
import dev.slipway.core.pick.PickEvent.PickNotStaged;
import dev.slipway.core.pick.PickEvent.PickQueued;
import dev.slipway.core.pick.PickEvent.PickRehearsed;
import dev.slipway.core.pick.PickEvent.PickReplaced;
import dev.slipway.core.pick.PickEvent.PickRequested;
import dev.slipway.core.pick.PickEvent.PickResolved;
import dev.slipway.core.pick.PickEvent.PickStaged;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickedCommit;
import dev.slipway.core.repository.Survey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickRulesTest {
  private static final PickRules RULES = new PickRules();
  private static final List<PickedCommit> COPIES =
      List.of(new PickedCommit(Samples.SOURCE, Samples.COPY.sha()));
  private static final PickEvent LANDED = new PickLanded(NOW, Samples.COPY.sha(), COPIES);
  private static final PickEvent FOUND = new PickFoundThere(NOW, COPIES);
  private static final PickEvent CONFLICTED =
      new PickConflicted(
          NOW,
          Samples.OLD.sha(),
          Samples.SOURCE,
          List.of(new Conflict("src/Vat.java", Conflict.Kind.BOTH_CHANGED)));
  private static final PickEvent ADVISED = new PickAdvised(NOW, Advice.none(), NOW.plusSeconds(60));
  private static final PickEvent REHEARSED =
      new PickRehearsed(
          NOW,
          new Rehearsal(Samples.OLD.sha(), List.of(), new Survey(List.of(), List.of())),
          NOW.plusSeconds(60));
  private static final PickEvent AGREED = new PickAgreed(NOW, Samples.DEVELOPER);
  private static final PickEvent CANCELLED = new PickDropped(NOW, Samples.DEVELOPER);
  private static final PickEvent EXPIRED = new PickExpired(NOW);
  private static final PickEvent RESOLVED =
      new PickResolved(NOW, Samples.DEVELOPER, new BranchName("pick/7"));
  private static final PickEvent NOT_RESOLVED = new PickNotResolved(NOW, "it was not pushed");
  private static final PickEvent REPLACED = new PickReplaced(NOW, Samples.DEVELOPER, Samples.PICK);
  private static final PickEvent FAILED = new PickFailed(NOW, "protected branch");
  private static final PickEvent BUILDING = new PickBuilding(NOW, Samples.BUILD);
  private static final PickEvent BUILT = new PickBuilt(NOW, Samples.BUILD, Samples.COPY.sha());
  private static final PickEvent BUILD_FAILED =
      new PickBuildFailed(NOW, Samples.BUILD, "exit code 1");
  private static final PickEvent STAGED = new PickStaged(NOW, Samples.STAGING, Samples.RELEASE);
  private static final PickEvent NOT_STAGED =
      new PickNotStaged(NOW, Samples.STAGING, Samples.RELEASE, "it crashed", List.of());

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Golden.check(
        "../docs/transitions/pick.md",
        TransitionTable.of(
            "A pick",
            RULES,
            List.of(
                after(),
                after(LANDED),
                after(LANDED, BUILDING),
                after(LANDED, BUILT),
                after(LANDED, BUILT, STAGED),
                after(LANDED, BUILT, NOT_STAGED),
                after(LANDED, BUILD_FAILED),
                after(FOUND),
                after(REHEARSED),
                after(CONFLICTED),
                after(CONFLICTED, ADVISED),
                after(CONFLICTED, ADVISED, RESOLVED),
                after(CONFLICTED, ADVISED, REPLACED),
                after(REHEARSED, CANCELLED),
                after(REHEARSED, EXPIRED),
                after(FAILED)),
            List.of(
                LANDED,
                FOUND,
                REHEARSED,
                AGREED,
                CANCELLED,
                EXPIRED,
                CONFLICTED,
                ADVISED,
                REPLACED,
                RESOLVED,
                NOT_RESOLVED,
                FAILED,
                new PickDelayed(NOW, "git host is away"),
                new PickQueued(NOW, Samples.BUILD),
                BUILDING,
                BUILT,
                BUILD_FAILED,
                STAGED,
                NOT_STAGED)));
  }

  @Test
  void aConflictIsToldToWhoAskedForThePick() {
    assertThat(RULES.tell(after(CONFLICTED, ADVISED), ADVISED))
        .containsExactly(
            new Telling.Card(Samples.PLACE),
            new Telling.Notice(Samples.DEVELOPER),
            new Telling.Aside(Samples.DEVELOPER));
  }

  @Test
  void aPickIsFoundByItsSourceAndByItsCopy() {
    assertThat(RULES.index(after(LANDED)).tokens())
        .containsExactlyInAnyOrder(Samples.SOURCE.sha().value(), Samples.COPY.sha().value());
  }

  private static Pick after(PickEvent... events) {
    Pick state = RULES.begin(new PickRequested(NOW, Samples.pickRequest()));
    for (PickEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }
}
