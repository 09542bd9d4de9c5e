package dev.slipway.sandbox.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The installed git in one work tree, without anybody's configuration. */
record Git(Path directory) {
  record Answer(int exitCode, String output) {}

  Answer run(String... arguments) throws IOException, InterruptedException {
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

  /** What cherry-pick says about one commit on a fresh copy of the release branch. */
  Answer pickAlone(String sha) throws IOException, InterruptedException {
    run("cherry-pick", "--abort");
    run("reset", "--hard", "origin/" + SampleRepository.RELEASE);
    return run("cherry-pick", "-x", sha);
  }
}
