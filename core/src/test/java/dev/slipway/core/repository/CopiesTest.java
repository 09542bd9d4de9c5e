package dev.slipway.core.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.golden.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static final Commit SOURCE = Samples.commit("1111111", "Round VAT", "Ada Berg");
  private static final Commit OTHER = Samples.commit("2222222", "Show VAT", "Ada Berg");
  private static final Commit COPY = copy("3333333", SOURCE);
  private static final Commit ANOTHER_COPY = copy("4444444", SOURCE);

  @Test
  void whatIsThereAsACopyIsNotMissing() {
    assertThat(Copies.missing(List.of(SOURCE, OTHER), List.of(COPY))).containsExactly(OTHER);
    assertThat(Copies.missing(List.of(COPY), List.of(SOURCE))).isEmpty();
    assertThat(Copies.missing(List.of(COPY), List.of(ANOTHER_COPY))).isEmpty();
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(Copies.missing(List.of(SOURCE, OTHER), List.of())).containsExactly(SOURCE, OTHER);
  }

  @Test
  void aCopyThatWasTakenBackIsNotThere() {
    Commit revert =
        new Commit(
            Samples.sha("5555555"),
            COPY.author(),
            COPY.at(),
            "Revert \"Round VAT\"",
            Optional.empty(),
            Optional.of(COPY.sha()));

    assertThat(Copies.missing(List.of(SOURCE), List.of(COPY, revert))).containsExactly(SOURCE);
  }

  private static Commit copy(String sha, Commit source) {
    return new Commit(
        Samples.sha(sha),
        source.author(),
        source.at(),
        source.subject(),
        Optional.of(source.sha()));
  }
}
