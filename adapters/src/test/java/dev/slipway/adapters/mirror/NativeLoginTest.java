package dev.slipway.adapters.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.core.app.AppName;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLoginTest {
  private static final Credentials TOKEN = new Credentials.Token("bot", () -> "s3cret");

  @TempDir Path folder;

  @Test
  void tokenIsAnsweredToTheConfiguredHostAlone() throws Exception {
    assertThat(asked("https", "git.example.com")).contains("username=bot", "password=s3cret");
    assertThat(asked("https", "elsewhere.example.com")).doesNotContain("s3cret");
    assertThat(asked("http", "git.example.com")).doesNotContain("s3cret");
  }

  @Test
  void noSecretIsInTheArguments() throws IOException {
    Path spy = folder.resolve("git");
    Files.writeString(spy, "#!/bin/sh\necho \"$@\" > \"$GIT_DIR/arguments\"\n");
    assertThat(spy.toFile().setExecutable(true)).isTrue();

    new NativeGit(spy.toString(), settings(TOKEN), Duration.ofSeconds(9))
        .fetch(folder, List.of("+refs/heads/*:refs/heads/*"), line -> {});

    assertThat(folder.resolve("arguments"))
        .content()
        .contains("https://git.example.com/shop.git", "http.lowSpeedTime=9")
        .doesNotContain("s3cret");
  }

  @Test
  void sshBelievesTheConfiguredKeysAndNoOthers() {
    Credentials key =
        new Credentials.SshKey(
            Path.of("/etc/it's/key"), new KnownHosts.InFile(Path.of("/etc/known hosts")));

    assertThat(NativeLogin.environment(settings(key)).get("GIT_SSH_COMMAND"))
        .contains(
            "-F /dev/null",
            "StrictHostKeyChecking=yes",
            "GlobalKnownHostsFile=/dev/null",
            "'UserKnownHostsFile=\"/etc/known hosts\"'",
            "-i '/etc/it'\\''s/key'");
    assertThat(
            NativeLogin.isPossible(
                settings(
                    new Credentials.SshKey(Path.of("key"), new KnownHosts.Configured(List.of())))))
        .isFalse();
  }

  private String asked(String scheme, String host) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(NativeLogin.settings(settings(TOKEN)));
    command.addAll(List.of("credential", "fill"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(NativeLogin.environment(settings(TOKEN)));
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process git = builder.start();
    try (OutputStream question = git.getOutputStream()) {
      question.write(
          "protocol=%s\nhost=%s\n\n".formatted(scheme, host).getBytes(StandardCharsets.UTF_8));
    }
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private RepositorySettings settings(Credentials credentials) {
    String remote =
        credentials instanceof Credentials.SshKey
            ? "git@git.example.com:shop.git"
            : "https://git.example.com/shop.git";
    return new RepositorySettings(
        new AppName("shop"),
        remote,
        folder.resolve("mirror"),
        new BranchName("main"),
        new Author("Slipway", "slipway@example.com"),
        Imprint.NONE,
        credentials);
  }
}
