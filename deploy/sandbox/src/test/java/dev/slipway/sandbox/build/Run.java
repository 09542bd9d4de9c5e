package dev.slipway.sandbox.build;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What one run of the program left behind. */
record Run(int exitCode, String out, String err) {

  static Run inside(Map<String, String> environment, String... arguments) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    SampleBuild build = new SampleBuild(environment, printer(out), printer(err));
    int exitCode = build.run(List.of(arguments));
    return new Run(exitCode, text(out), text(err));
  }

  static Run asProcess(Map<String, String> environment, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(SampleBuild.command(arguments));
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out, "");
  }

  String digest() {
    return out.lines()
        .filter(it -> it.startsWith("digest "))
        .findFirst()
        .orElseThrow()
        .substring(7);
  }

  private static PrintStream printer(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }
}
