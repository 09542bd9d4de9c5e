package dev.slipway.bot.card;

import dev.slipway.core.repository.Caution;
import dev.slipway.core.repository.FileChange;
import dev.slipway.core.repository.Survey;
import java.util.List;

/** What a pick would change, to be read before it lands. */
final class SurveyLines {
  private static final int MOST_FILES = 15;
  private static final int MOST_ABOUT = 5;

  private SurveyLines() {}

  static void cautions(Blocks blocks, List<Caution> cautions) {
    blocks.list(cautions.stream().map(SurveyLines::line).toList(), "caution");
  }

  static void add(Blocks blocks, Survey survey) {
    blocks.list(
        survey.files().stream().limit(MOST_FILES).map(SurveyLines::line).toList(),
        "file",
        Math.max(0, survey.files().size() - MOST_FILES));
    if (!survey.missing().isEmpty()) {
      blocks.section("Of the same files, the branch also lacks:");
      blocks.list(survey.missing().stream().map(Say::commitBy).toList(), "commit");
    }
  }

  private static String line(Caution caution) {
    return ":warning: %s%s"
        .formatted(
            caution.kind().said(),
            caution.about().isEmpty()
                ? ""
                : ": " + Say.list(caution.about().stream().map(Say::inCode).toList(), MOST_ABOUT));
  }

  private static String line(FileChange file) {
    return "• %s%s +%d −%d"
        .formatted(
            Say.inCode(file.path()),
            file.from().map(from -> " from " + Say.inCode(from)).orElse(""),
            file.added(),
            file.removed());
  }
}
