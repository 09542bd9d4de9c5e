package dev.slipway.bot.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Says in our words what the parser found. Its own messages quote lines, which may hold secrets.
 */
final class SyntaxWords {
  private SyntaxWords() {}

  static UnreadableFile unreadable(String file, String text, YAMLException e) {
    return switch (e) {
      case MarkedYAMLException marked -> unreadable(file, text, marked);
      case ReaderException reader ->
          new UnreadableFile(
              file,
              "holds the character U+%04X, which YAML forbids".formatted(reader.getCodePoint()));
      default -> new UnreadableFile(file, "is not YAML");
    };
  }

  private static UnreadableFile unreadable(String file, String text, MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    boolean variable =
        mark != null
            && text.lines().skip(mark.getLine()).findFirst().filter(Variables::isIn).isPresent();
    return new UnreadableFile(
        file,
        mark,
        "is not YAML: "
            + (variable
                ? "within braces and brackets ${NAME} must be in quotes"
                : said(String.valueOf(e.getProblem()))));
  }

  private static String said(String problem) {
    if (problem.contains("TAB")) {
      return "a tab indents the line. Indent with blanks";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a colon does not belong here. Put the text into quotes, or indent it like its"
          + " neighbours";
    }
    if (problem.startsWith("expected <block end>")) {
      return "the line is not indented like its neighbours, or a quote or bracket is missing";
    }
    if (problem.startsWith("could not find expected ':'")) {
      return "a key has no colon";
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return "a quote is never closed";
    }
    if (problem.startsWith("expected ',' or")) {
      return "a comma or a closing bracket is missing";
    }
    if (problem.startsWith("found undefined alias")) {
      return "a text that begins with * or & must be in quotes";
    }
    if (problem.startsWith("but found another document")) {
      return "there is a second document after ---";
    }
    return problem;
  }
}
