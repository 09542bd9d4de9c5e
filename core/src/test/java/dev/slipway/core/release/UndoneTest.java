package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.Commit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoneTest {
  private static final Commit CHANGE = Samples.commit("1111111", "Round VAT", "Ada Berg");
  private static final Commit OTHER = Samples.commit("2222222", "Sort the catalog", "Ada Berg");
  private static final Commit REVERT = reverting("3333333", CHANGE);
  private static final Commit BACK_AGAIN = reverting("4444444", REVERT);

  @Test
  void aChangeAndItsRevertBelongTogether() {
    assertThat(Undone.of(List.of(CHANGE, OTHER, REVERT)))
        .containsOnly(Map.entry(CHANGE.sha(), REVERT.sha()));
  }

  @Test
  void theRevertOfARevertLeavesTheChange() {
    assertThat(Undone.of(List.of(CHANGE, REVERT, BACK_AGAIN)))
        .containsOnly(Map.entry(REVERT.sha(), BACK_AGAIN.sha()));
  }

  @Test
  void aRevertOfWhatWasThereBeforeIsAChange() {
    assertThat(Undone.of(List.of(OTHER, REVERT))).isEmpty();
  }

  @Test
  void aPickedRevertBelongsToTheCopyOfWhatItReverts() {
    assertThat(Samples.COPY.pickedFrom()).contains(Samples.SOURCE.sha());
    Commit revert = reverting("5555555", Samples.SOURCE);

    assertThat(Undone.of(List.of(Samples.COPY, revert))).containsKey(Samples.COPY.sha());
  }

  @Test
  void aChangeThatIsPickedAgainAfterItsRevertStays() {
    Commit again = Samples.commit("6666666", "Round VAT", "Ada Berg");

    assertThat(Undone.of(List.of(CHANGE, REVERT, again))).containsOnlyKeys(CHANGE.sha());
  }

  private static Commit reverting(String sha, Commit reverted) {
    Commit plain = Samples.commit(sha, "Revert", "Ada Berg");
    return new Commit(
        plain.sha(),
        plain.author(),
        plain.at(),
        plain.subject(),
        Optional.empty(),
        Optional.of(reverted.sha()));
  }
}
