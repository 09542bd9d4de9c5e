package dev.slipway.adapters.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LineMergeTest {
  private static final String CONFLICT = "conflict";

  @Test
  void changesWithALineBetweenThemAreBothTaken() {
    assertThat(merged("a b c", "A b c", "a b C")).isEqualTo("A b C");
  }

  @Test
  void changesThatTouchAreAConflict() {
    assertThat(merged("a b c d", "a B c d", "a b C d")).isEqualTo(CONFLICT);
  }

  @Test
  void sameChangeOnBothSidesIsTakenOnce() {
    assertThat(merged("a b c", "a x y c", "a x y c")).isEqualTo("a x y c");
  }

  @Test
  void sameChangeBesideAnotherOneIsAConflict() {
    assertThat(merged("a b c", "a X c", "a X Y")).isEqualTo(CONFLICT);
  }

  @Test
  void differentLinesAddedAtOnePlaceAreAConflict() {
    assertThat(merged("a b", "a x b", "a y b")).isEqualTo(CONFLICT);
  }

  @Test
  void deletionOfAChangedLineIsAConflict() {
    assertThat(merged("a b c", "a c", "a B c")).isEqualTo(CONFLICT);
  }

  @Test
  void emptyFileAddedBesideAFullOneIsNoConflict() {
    assertThat(merged("", "", "a b")).isEqualTo("a b");
  }

  @Test
  void lastLineWithoutAnEndIsAnotherLine() {
    assertThat(LineMerge.of(bytes("a\nb\n"), bytes("a\nb"), bytes("x\nb\n"))).isEmpty();
  }

  @Test
  void movedFunctionDoesNotMisleadTheMerge() {
    String base = "{ one } { two } { three }";
    assertThat(merged(base, "{ zero } { one } { two } { three }", "{ one } { two } { THREE }"))
        .isEqualTo("{ zero } { one } { two } { THREE }");
  }

  /** Words stand for lines. */
  private static String merged(String base, String ours, String theirs) {
    Optional<byte[]> merged = LineMerge.of(lines(base), lines(ours), lines(theirs));
    return merged
        .map(m -> new String(m, StandardCharsets.UTF_8).replace('\n', ' ').strip())
        .orElse(CONFLICT);
  }

  private static byte[] lines(String words) {
    return words.isEmpty() ? bytes("") : bytes(words.replace(' ', '\n') + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
