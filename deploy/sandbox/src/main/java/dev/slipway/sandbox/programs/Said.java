package dev.slipway.sandbox.programs;

/**
 * What a program said, and how it ended.
 *
 * @param exitCode 0 to 255
 * @param output with its line ends
 * @param errors with their line ends
 */
public record Said(int exitCode, String output, String errors) {
  /** Success without a word. */
  public static final Said NOTHING = new Said(0, "", "");

  /** Success, with lines of output. */
  public static Said lines(Iterable<String> lines) {
    StringBuilder output = new StringBuilder();
    lines.forEach(line -> output.append(line).append('\n'));
    return new Said(0, output.toString(), "");
  }

  /** Success, with one line of output. */
  public static Said line(String line) {
    return new Said(0, line + "\n", "");
  }

  /** An end with 1 and a complaint. */
  public static Said failed(String complaint) {
    return new Said(1, "", complaint + "\n");
  }
}
