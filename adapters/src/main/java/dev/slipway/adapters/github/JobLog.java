package dev.slipway.adapters.github;

import dev.slipway.adapters.builds.BuildOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log of a job as a person wants to see it: up to its first errors, not to its last tidying.
 */
final class JobLog {
  private static final String ERROR = "##[error]";
  private static final Pattern TIME = Pattern.compile("^\uFEFF?\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ?");
  private static final Pattern FRAME =
      Pattern.compile("^##\\[(group|endgroup|debug|section)\\].*|^\\[command\\]");

  private static final int BEFORE = 10;
  private static final int AFTER = 5;

  private JobLog() {}

  static String tail(String log) {
    List<String> lines =
        BuildOutput.of(log).lines().stream()
            .map(line -> TIME.matcher(line).replaceFirst(""))
            .map(line -> FRAME.matcher(line).replaceFirst(""))
            .filter(line -> !line.isBlank())
            .toList();
    return BuildOutput.of(String.join("\n", chosen(lines))).tail();
  }

  /** The first error with what led to it, and the other errors; without any, simply the end. */
  private static List<String> chosen(List<String> lines) {
    int first = firstError(lines);
    if (first < 0) {
      return lines;
    }
    List<String> chosen = new ArrayList<>(lines.subList(Math.max(0, first - BEFORE), first));
    lines.subList(first, lines.size()).stream()
        .filter(line -> line.startsWith(ERROR))
        .limit(AFTER)
        .map(line -> "Error: " + line.substring(ERROR.length()))
        .forEach(chosen::add);
    return chosen;
  }

  private static int firstError(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(ERROR)) {
        return i;
      }
    }
    return -1;
  }
}
