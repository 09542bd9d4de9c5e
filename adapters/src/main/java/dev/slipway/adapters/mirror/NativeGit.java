package dev.slipway.adapters.mirror;

import dev.slipway.adapters.githost.RepositorySettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The installed git, for what JGit does slowly: big transfers and packing. It sees no configuration
 * of the machine or of its user, and no secret is in its arguments. Thread-safe.
 */
final class NativeGit {
  /** Little memory, and nothing beside what was asked for. */
  private static final List<String> SETTINGS =
      List.of(
          "gc.auto=0",
          "maintenance.auto=false",
          "pack.threads=1",
          "pack.windowMemory=16m",
          "pack.deltaCacheSize=8m",
          "core.bigFileThreshold=8m",
          "core.packedGitWindowSize=1m",
          "core.packedGitLimit=32m",
          "core.deltaBaseCacheLimit=8m",
          "core.fsyncMethod=batch",
          "commitGraph.generationVersion=1",
          "fetch.unpackLimit=1",
          "protocol.version=2",
          "http.lowSpeedLimit=1");

  private static final Pattern COMPLAINT = Pattern.compile("(fatal|error): .*");
  private static final int LAST_WORDS = 500;

  private final String program;
  private final RepositorySettings settings;
  private final Duration silence;

  /**
   * @param silence how long a host may say nothing
   */
  NativeGit(String program, RepositorySettings settings, Duration silence) {
    this.program = program;
    this.settings = settings;
    this.silence = silence;
  }

  /** How a run ended. */
  sealed interface Ended {
    record Well() implements Ended {}

    /**
     * @param words git's complaints, or the last that it said
     */
    record Badly(String words) implements Ended {}

    /** There is no git on this machine. */
    record Absent() implements Ended {}
  }

  /** Brings heads and tags up to date. */
  Ended fetch(Path folder, List<String> specs, Consumer<String> heard) {
    List<String> arguments = new ArrayList<>(NativeLogin.settings(settings));
    arguments.addAll(List.of("-c", "http.lowSpeedTime=" + silence.toSeconds()));
    arguments.addAll(
        List.of("fetch", "--progress", "--prune", "--no-tags", "--no-write-fetch-head"));
    arguments.addAll(List.of("--no-auto-gc", "--no-recurse-submodules", "--", settings.remote()));
    arguments.addAll(specs);
    return run(folder, NativeLogin.environment(settings), arguments, heard);
  }

  /** Runs a command that asks nobody. */
  Ended local(Path folder, String... arguments) {
    return run(folder, Map.of(), List.of(arguments), line -> {});
  }

  private Ended run(
      Path folder, Map<String, String> secrets, List<String> arguments, Consumer<String> heard) {
    try {
      Process process = start(folder, secrets, arguments);
      try (InputStream said = process.getInputStream()) {
        String last = listen(said, heard);
        int code = process.waitFor();
        return code == 0
            ? new Ended.Well()
            : new Ended.Badly(last.isEmpty() ? "code " + code : last);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Ended.Badly("interrupted");
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return new Ended.Absent();
    }
  }

  private Process start(Path folder, Map<String, String> secrets, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("SSH_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", File.separator + "dev/null");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_DIR", folder.toString());
    environment.put("HOME", folder.toString());
    environment.put("LC_ALL", "C");
    environment.putAll(secrets);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return builder.redirectErrorStream(true).start();
  }

  /** Progress ends with a carriage return; everything else ends a line. */
  private static String listen(InputStream said, Consumer<String> heard) throws IOException {
    StringBuilder line = new StringBuilder();
    List<String> complaints = new ArrayList<>();
    String last = "";
    byte[] some = new byte[1024];
    for (int read = said.read(some); read >= 0; read = said.read(some)) {
      for (char c : new String(some, 0, read, StandardCharsets.ISO_8859_1).toCharArray()) {
        if (c != '\r' && c != '\n') {
          line.append(c);
        } else if (!line.isEmpty()) {
          last = line.toString();
          heard.accept(last);
          if (COMPLAINT.matcher(last).matches()) {
            complaints.add(last);
          }
          line.setLength(0);
        }
      }
    }
    String end = complaints.isEmpty() ? last : String.join("; ", complaints);
    return end.length() > LAST_WORDS ? end.substring(0, LAST_WORDS) : end;
  }
}
