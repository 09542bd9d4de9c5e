package dev.slipway.core.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
  private static final int SHORTEST_BEGINNING = 3;

  private Nearest() {}

  /**
   * The known word with the fewest insertions, deletions, replacements and swaps of neighbours;
   * empty when more than a third of the word (and more than one letter) is different, and it is not
   * the beginning of exactly one.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    String word = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(each -> distance(word, each) <= Math.max(1, (each.length() + 1) / 3))
        .min(
            Comparator.<String>comparingInt(each -> distance(word, each))
                .thenComparing(each -> each))
        .or(() -> begun(word, known));
  }

  private static Optional<String> begun(String word, Collection<String> known) {
    List<String> longer = known.stream().filter(each -> each.startsWith(word)).toList();
    return word.length() >= SHORTEST_BEGINNING && longer.size() == 1
        ? Optional.of(longer.getFirst())
        : Optional.empty();
  }

  /** The optimal string alignment distance. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
