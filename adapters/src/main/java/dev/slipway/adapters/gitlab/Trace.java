package dev.slipway.adapters.gitlab;

import dev.slipway.adapters.builds.BuildOutput;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The trace of a job as a person wants to see it: without what GitLab folds and tidies. */
final class Trace {
  /** Newer runners begin each line with its time and stream. */
  private static final Pattern TIME =
      Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z \\d\\d[OE]\\+? ?");

  private static final Pattern SECTION =
      Pattern.compile("section_(start|end):\\d+:[\\w.\\[\\]=,-]*\\r?");

  private static final Pattern TIDYING =
      Pattern.compile("Cleaning up project directory.*|Uploading artifacts.*|Saving cache.*");

  private Trace() {}

  static String tail(String trace) {
    String plain = SECTION.matcher(TIME.matcher(trace).replaceAll("")).replaceAll("\n");
    String told =
        BuildOutput.of(plain).lines().stream()
            .filter(line -> !TIDYING.matcher(line).matches())
            .collect(Collectors.joining("\n"));
    return BuildOutput.of(told).tail();
  }
}
