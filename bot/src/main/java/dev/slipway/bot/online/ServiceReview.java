package dev.slipway.bot.online;

import dev.slipway.core.release.Inspection;
import dev.slipway.core.release.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an ECS service runs, and what a release to it would meet, in words. */
public final class ServiceReview {
  private ServiceReview() {}

  /**
   * @return what is well, and a line for each thing that could be better; throws {@link
   *     Question.Mistake} with everything that would make a release fail
   */
  public static String of(Standing standing, Inspection inspection) {
    List<String> lines = new ArrayList<>();
    lines.add(
        standing
            .commit()
            .map(commit -> "runs " + commit.abbreviated())
            .orElse("is there, and does not say which commit it runs"));
    lines.addAll(inspection.problems());
    Stream.of(inspection.warnings(), inspection.advice())
        .flatMap(List::stream)
        .forEach(better -> lines.add("could be better: " + better));
    String said = String.join("\n", lines);
    if (!inspection.problems().isEmpty()) {
      throw new Question.Mistake(said);
    }
    return said;
  }
}
