package dev.slipway.sandbox.servers;

import dev.slipway.sandbox.programs.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code bash -s} on a server. Input and output are files: no thread is held while a script runs.
 *
 * @param bash its path
 * @param home the directory that stands for the root of the server
 * @param environment nothing of this process's own is in it
 */
record Shell(Path bash, Path home, Map<String, String> environment) {
  private static final int SIGNALLED = 128;

  /** Scripts of many servers share the cores of this machine; nginx and docker must not starve. */
  private static final String BEHIND = "10";

  Shell {
    environment = Map.copyOf(environment);
  }

  /** A script that was read to its end and was started. */
  record Running(Process process, Path folder) {
    Said await() throws IOException, InterruptedException {
      int code = process.waitFor();
      try {
        return new Said(
            code > SIGNALLED + SIGNALLED - 1 ? 1 : code, read("output"), read("errors"));
      } finally {
        for (String name : List.of("script", "output", "errors")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
      }
    }

    private String read(String name) throws IOException {
      return Files.readString(folder.resolve(name));
    }
  }

  Running start(InputStream script) throws IOException {
    Path folder = Files.createTempDirectory(home.resolve("tmp"), "shell");
    Path input = folder.resolve("script");
    Files.copy(script, input);
    ProcessBuilder builder =
        new ProcessBuilder("nice", "-n", BEHIND, bash.toString(), "-s")
            .directory(home.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Running(builder.start(), folder);
  }
}
