package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.git.LocalPicks.Answer;
import dev.slipway.adapters.git.LocalPicks.Outcome;
import dev.slipway.core.repository.CommitSha;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing below a pick is found, and only what is missing. */
final class PrerequisitesTest {
  private static final int LINES = 60;

  @TempDir Path folder;
  private BareRemote remote;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void create() {
    remote = new BareRemote(folder.resolve("remote.git"));
    for (int i = 0; i < LINES; i++) {
      lines.add("line " + i);
    }
    CommitSha first = change("Begin");
    remote.branch("release/1", first);
  }

  @Test
  void commitThatChangedTheSameLineIsNamed() throws IOException {
    set(10, "once");
    CommitSha missing = change("Once");
    set(40, "elsewhere");
    change("Elsewhere");
    set(10, "twice");
    CommitSha pick = change("Twice");

    Answer answer = picked(pick);

    assertThat(answer.outcome()).isEqualTo(Outcome.CONFLICT);
    assertThat(answer.prerequisites()).containsExactly(missing);
  }

  @Test
  void commitThatAddedTheFileIsNamed() throws IOException {
    CommitSha missing = remote.commit("main", "Add", "new", "1\n2\n3\n");
    CommitSha pick = remote.commit("main", "Change", "new", "1\n2\n3\n4\n");

    assertThat(picked(pick).prerequisites()).containsExactly(missing);
  }

  @Test
  void copyThatIsOnTheBranchIsNotNamed() throws IOException {
    set(10, "once");
    CommitSha copied = change("Once");
    set(10, "twice");
    CommitSha missing = change("Twice");
    set(10, "thrice");
    CommitSha pick = change("Thrice");
    assertThat(run(copied, true).outcome()).isEqualTo(Outcome.CLEAN);

    assertThat(picked(pick).prerequisites()).containsExactly(missing);
  }

  @Test
  void nothingIsNamedWhereNothingHelps() throws IOException {
    String branch = String.join("\n", lines).replace("line 10", "the branch's") + "\n";
    remote.commit("release/1", "Another way", "f", branch);
    set(10, "once");
    CommitSha pick = change("Once");

    assertThat(picked(pick).prerequisites()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPlantedSetIsFound(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int planted = 1 + random.nextInt(3);
    List<CommitSha> missing = new ArrayList<>();
    for (int i = 0; i < planted; i++) {
      set(20 + i, "planted " + i);
      missing.add(change("Planted " + i));
      for (int j = random.nextInt(4); j > 0; j--) {
        set(40 + random.nextInt(20), "noise " + i + " " + j);
        change("Noise");
      }
    }
    for (int i = 0; i < planted; i++) {
      set(20 + i, "picked " + i);
    }
    CommitSha pick = change("Pick");

    List<CommitSha> found = picked(pick).prerequisites();

    assertThat(found).containsExactlyElementsOf(missing);
  }

  private void set(int line, String text) {
    lines.set(line, text);
  }

  private CommitSha change(String message) {
    return remote.commit("main", message, Map.of("f", String.join("\n", lines) + "\n"), Set.of());
  }

  private Answer picked(CommitSha pick) throws IOException {
    return run(pick, false);
  }

  private Answer run(CommitSha pick, boolean land) throws IOException {
    try (LocalPicks picks = LocalPicks.in(remote.folder(), 1, InstantSource.system())) {
      return picks.pick("release/1", Collections.singletonList(pick.value()), land);
    }
  }
}
