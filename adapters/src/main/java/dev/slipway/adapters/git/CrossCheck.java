package dev.slipway.adapters.git;

import dev.slipway.adapters.merge.PendingObjects;
import dev.slipway.adapters.mirror.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the installed git for its own merge of three trees. Git reads the repository and a folder
 * with what is pending, and writes to that folder alone. Thread-safe.
 */
final class CrossCheck {
  /** {@code git merge-tree --write-tree} came with 2.38. */
  private static final int MAJOR = 2;

  private static final int MINOR = 38;
  private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*");
  private static final List<String> DEFAULTS =
      List.of(
          "merge.renames=true",
          "merge.directoryRenames=conflict",
          "merge.conflictStyle=merge",
          "core.commitGraph=false");

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(CrossCheck.class);

  private final String program;
  private final Duration patience;
  private volatile Optional<Boolean> usable = Optional.empty();

  CrossCheck() {
    this("git", PATIENCE);
  }

  CrossCheck(String program, Duration patience) {
    this.program = program;
    this.patience = patience;
  }

  /**
   * @param conflicts paths; empty when git finds none
   */
  record Answer(String tree, List<String> conflicts) {}

  /** Empty where there is no git that can, and where it gives no answer. */
  Optional<Answer> merge(
      Repository mirror, PendingObjects objects, ObjectId base, ObjectId ours, ObjectId theirs)
      throws IOException {
    if (!isUsable()) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory(scratch(), "slipway-merge");
    try {
      Loose loose = new Loose(folder);
      for (Map.Entry<ObjectId, ObjectLoader> each : objects.pending().entrySet()) {
        loose.write(each.getKey(), each.getValue().getType(), each.getValue().getCachedBytes());
      }
      String parent = loose.commit(base, Optional.empty());
      String onto = loose.commit(ours, Optional.of(parent));
      String pick = loose.commit(theirs, Optional.of(parent));
      return asked(mirror, folder, onto, pick);
    } finally {
      Folders.remove(folder);
    }
  }

  /** Git writes hundreds of small files; in memory where that is possible. */
  private static Path scratch() {
    return Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private boolean isUsable() {
    if (usable.isEmpty()) {
      Matcher version = VERSION.matcher(run(new File("."), Map.of(), "--version").said().strip());
      usable =
          Optional.of(
              version.matches()
                  && (number(version, 1) > MAJOR
                      || (number(version, 1) == MAJOR && number(version, 2) >= MINOR)));
    }
    return usable.get();
  }

  private static int number(Matcher version, int group) {
    return Integer.parseInt(version.group(group));
  }

  private Optional<Answer> asked(Repository mirror, Path folder, String onto, String pick) {
    Map<String, String> environment =
        Map.of(
            "GIT_DIR", mirror.getDirectory().getAbsolutePath(),
            "GIT_OBJECT_DIRECTORY", folder.toString(),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                new File(mirror.getCommonDirectory(), "objects").getAbsolutePath(),
            "GIT_NO_LAZY_FETCH", "1");
    Ended ended =
        run(
            mirror.getDirectory(),
            environment,
            "merge-tree",
            "--write-tree",
            "--name-only",
            "--no-messages",
            "-z",
            onto,
            pick);
    if (ended.code != 0 && ended.code != 1) {
      LOG.warn("git gave no merge of {} and {}: it ended with {}", onto, pick, ended.code);
      return Optional.empty();
    }
    List<String> words = Arrays.asList(ended.said.split("\0"));
    List<String> paths = words.subList(1, words.size()).stream().filter(w -> !w.isEmpty()).toList();
    boolean unnamed = ended.code == 1 && paths.isEmpty();
    return Optional.of(new Answer(words.getFirst().strip(), unnamed ? List.of(".") : paths));
  }

  private record Ended(int code, String said) {}

  private Ended run(File in, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    for (String setting : DEFAULTS) {
      command.addAll(List.of("-c", setting));
    }
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(in);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", File.separator + "dev/null");
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Path out = Files.createTempFile("slipway-merge", ".out");
      try {
        Process process = builder.redirectOutput(out.toFile()).start();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          return new Ended(-1, "");
        }
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(out);
      }
    } catch (IOException e) {
      LOG.debug("no git here: {}", e.getMessage());
      return new Ended(-1, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ended(-1, "");
    }
  }
}
