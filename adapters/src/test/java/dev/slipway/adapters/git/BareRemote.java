package dev.slipway.adapters.git;

import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.TestCommits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A bare repository in a folder, written with the installed git. */
final class BareRemote implements TestCommits {
  private static final long BEGINNING = 1_767_225_600L;

  private final Path folder;
  private long seconds;

  BareRemote(Path folder) {
    this.folder = folder;
    git(Map.of(), "", "init", "-q", "--bare", "-b", "main", folder.toString());
    git("config", "gc.auto", "0");
    git("config", "gc.autoPackLimit", "0");
    git("config", "gc.autoDetach", "false");
  }

  Path folder() {
    return folder;
  }

  @Override
  public CommitSha commit(
      String branch, String message, Map<String, String> written, Set<String> deleted) {
    List<String> stream = new ArrayList<>();
    String author = "Ada Author <ada@example.com> " + (BEGINNING + 60 * seconds++) + " +0530\n";
    stream.add("commit refs/heads/" + branch + "\nauthor " + author + "committer " + author);
    stream.add(data(message) + "\n");
    if (exists(branch)) {
      stream.add("from refs/heads/" + branch + "^0\n");
    }
    deleted.forEach(path -> stream.add("D " + path + "\n"));
    written.forEach((path, text) -> stream.add("M 644 inline " + path + "\n" + data(text) + "\n"));
    git(Map.of(), String.join("", stream) + "\n", "fast-import", "--quiet", "--force");
    return head(branch);
  }

  @Override
  public void branch(String name, CommitSha at) {
    git("update-ref", "refs/heads/" + name, at.value());
  }

  @Override
  public void deleteBranch(String name) {
    git("update-ref", "-d", "refs/heads/" + name);
  }

  @Override
  public void tag(String name, CommitSha at) {
    git("tag", "-f", "-a", "-m", "tag", name, at.value());
  }

  @Override
  public CommitSha head(String branch) {
    return new CommitSha(git("rev-parse", "refs/heads/" + branch).strip());
  }

  String git(String... arguments) {
    return git(Map.of(), "", arguments);
  }

  String git(Map<String, String> environment, String input, String... arguments) {
    return new String(git(folder, environment, input, arguments), StandardCharsets.UTF_8);
  }

  /** Runs git without the configuration of the machine. */
  static byte[] git(Path in, Map<String, String> environment, String input, String... arguments) {
    try {
      Files.createDirectories(in);
      List<String> command = new ArrayList<>(List.of("git"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "GIT_CONFIG_NOSYSTEM", "1",
                  "GIT_CONFIG_GLOBAL", "/dev/null",
                  "GIT_AUTHOR_NAME", "Ada Author",
                  "GIT_AUTHOR_EMAIL", "ada@example.com",
                  "GIT_COMMITTER_NAME", "Slipway",
                  "GIT_COMMITTER_EMAIL", "slipway@example.com"));
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).start();
      try (var out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream said = process.getInputStream()) {
        said.transferTo(answer);
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + answer.toString(StandardCharsets.UTF_8));
      }
      return answer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean exists(String branch) {
    return !git("for-each-ref", "refs/heads/" + branch).isBlank();
  }

  private static String data(String text) {
    return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text;
  }
}
