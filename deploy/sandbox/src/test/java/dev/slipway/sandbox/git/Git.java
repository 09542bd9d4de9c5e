package dev.slipway.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installed git in one work tree, without anybody's configuration. */
public record Git(Path directory) {
  public record Answer(int exitCode, String output) {}

  public Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@localhost"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), output.strip());
  }

  /** The output of a command that must succeed. */
  public String must(String... arguments) {
    try {
      Answer answer = run(arguments);
      if (answer.exitCode() != 0) {
        throw new AssertionError(
            "git %s: %s".formatted(String.join(" ", arguments), answer.output()));
      }
      return answer.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What cherry-pick says about one commit on a fresh copy of the release branch. */
  Answer pickAlone(String sha) throws IOException, InterruptedException {
    run("cherry-pick", "--abort");
    run("reset", "--hard", "origin/" + SampleRepository.RELEASE);
    return run("cherry-pick", "-x", sha);
  }
}
