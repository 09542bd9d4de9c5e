package dev.slipway.core.heads;

import static dev.slipway.core.golden.Samples.BRANCH;
import static dev.slipway.core.golden.Samples.COPY;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.OLD;
import static dev.slipway.core.golden.Samples.PLACE;
import static dev.slipway.core.golden.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.golden.TransitionTable;
import dev.slipway.core.heads.HeadsEvent.HeadBuilding;
import dev.slipway.core.heads.HeadsEvent.HeadSkipped;
import dev.slipway.core.heads.HeadsEvent.HeadsFound;
import dev.slipway.core.heads.HeadsEvent.HeadsHandedOn;
import dev.slipway.core.heads.HeadsEvent.HeadsHidden;
import dev.slipway.core.heads.HeadsEvent.HeadsLeft;
import dev.slipway.core.heads.HeadsEvent.HeadsMoved;
import dev.slipway.core.heads.HeadsEvent.HeadsSeen;
import dev.slipway.core.heads.HeadsEvent.HeadsToldElsewhere;
import dev.slipway.core.heads.HeadsEvent.HeadsWatched;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadsRulesTest {
  private static final HeadsRules RULES = new HeadsRules();
  private static final String GLOBS = "release/* *";
  private static final Head BEFORE = new Head(Head.Kind.BRANCH, BRANCH, OLD.sha());
  private static final Head AFTER = new Head(Head.Kind.BRANCH, BRANCH, COPY.sha());
  private static final HeadsEvent FOUND = new HeadsFound(NOW, List.of(BEFORE), GLOBS);
  private static final HeadsEvent MOVED = moved(Optional.of(COPY.sha()), false);
  private static final HeadsEvent BUILDING = new HeadBuilding(NOW, AFTER, Samples.BUILD);
  private static final HeadsEvent HANDED_ON =
      new HeadsHandedOn(NOW, new ProcessId(ProcessKind.HEADS, 2));

  @Test
  void everyPairOfStateAndEventIsInTheTable() {
    Golden.check(
        "../docs/transitions/heads.md",
        TransitionTable.of(
            "The heads of an app",
            RULES,
            List.of(
                after(), after(FOUND), after(FOUND, HANDED_ON), after(FOUND, new HeadsLeft(NOW))),
            List.of(
                FOUND,
                MOVED,
                BUILDING,
                new HeadSkipped(NOW, AFTER),
                new HeadsHidden(NOW, "wrong token"),
                new HeadsSeen(NOW),
                new HeadsToldElsewhere(NOW, PLACE),
                HANDED_ON,
                new HeadsLeft(NOW))));
  }

  @Test
  void whatWasThereAtTheFirstLookIsNotBuilt() {
    assertThat(steps(after(FOUND))).containsExactly("look");
  }

  @Test
  void whatMovedIsDueUntilItHasABuild() {
    assertThat(steps(after(FOUND, MOVED)))
        .containsExactly("look", "build branch release/2026-11-20");
    assertThat(steps(after(FOUND, MOVED, BUILDING))).containsExactly("look");
  }

  @Test
  void aHeadThatMovedOnIsBuiltWhereItIsNow() {
    Heads moved = after(FOUND, MOVED, moved(Optional.of(OLD.sha()), true));

    assertThat(((Heads.Watching) moved).due()).containsExactly(BEFORE);
    assertThat(((Heads.Watching) RULES.next(moved, BUILDING)).due()).containsExactly(BEFORE);
  }

  @Test
  void whatOtherGlobsShowIsTakenAsItIs() {
    Head tag = new Head(Head.Kind.TAG, BRANCH, OLD.sha());
    Heads widened = after(FOUND, new HeadsFound(NOW, List.of(BEFORE, tag), "release/* v*"));

    assertThat(((Heads.Watching) widened).known().orElseThrow()).contains(tag);
    assertThat(steps(widened)).containsExactly("look");
  }

  @Test
  void onlyWhatIsLostIsTold() {
    assertThat(RULES.tell(after(FOUND, MOVED), MOVED)).isEmpty();
    HeadsEvent rewritten = moved(Optional.of(COPY.sha()), true);
    assertThat(RULES.tell(after(FOUND, rewritten), rewritten)).hasSize(1);
    HeadsEvent gone = moved(Optional.empty(), false);
    assertThat(RULES.tell(after(FOUND, gone), gone)).hasSize(1);
    assertThat(steps(after(FOUND, gone))).containsExactly("look");
  }

  @Test
  void aLongStreamIsHandedOnToTheNextGenerationOnceNothingIsDue() {
    HeadsEvent[] events = new HeadsEvent[Heads.Watching.LONGEST];
    Arrays.fill(events, MOVED);
    events[0] = FOUND;
    Heads heads = after(events);
    assertThat(steps(heads)).contains("look");

    heads = RULES.next(heads, BUILDING);
    assertThat(steps(heads)).containsExactly("hand on");
    assertThat(RULES.index(RULES.next(heads, HANDED_ON)).ended()).isTrue();
  }

  private static List<String> steps(Heads heads) {
    return ((Action.Act<HeadsStep>) RULES.decide(heads, NOW))
        .steps().stream().map(HeadsStep::key).toList();
  }

  private static HeadsEvent moved(Optional<CommitSha> to, boolean rewritten) {
    return new HeadsMoved(
        NOW,
        List.of(new HeadMove(Head.Kind.BRANCH, BRANCH, Optional.of(OLD.sha()), to, rewritten)));
  }

  private static Heads after(HeadsEvent... events) {
    Heads state = RULES.begin(new HeadsWatched(NOW, SHOP, PLACE, 1, Optional.empty(), ""));
    for (HeadsEvent event : events) {
      state = RULES.next(state, event);
    }
    return state;
  }
}
