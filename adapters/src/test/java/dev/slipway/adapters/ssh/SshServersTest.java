package dev.slipway.adapters.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts on a server of OpenSSH whose {@code authorized_keys} say what the documentation says, and
 * everything that may keep the bot out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SshServersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private OpenSsh server;
  private OpenSsh jump;

  @BeforeAll
  void start() throws IOException {
    server = OpenSsh.start(folder.resolve("server"), OpenSsh.SCRIPTS, "ed25519", "ecdsa");
    String through =
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\",command=\"false\""
            .formatted(server.address().port());
    jump = OpenSsh.start(folder.resolve("jump"), through, "ed25519");
  }

  @AfterAll
  void close() {
    server.close();
    jump.close();
  }

  @Test
  void aScriptIsRunAndSaysWhatItSays() throws IOException {
    try (SshServers ssh = ssh(key())) {
      assertThat(ssh.run(server.address(), "echo hello\necho trouble >&2\nexit 7\n", PATIENCE))
          .isEqualTo(new Ran(7, "hello\n", "trouble\n"));
    }
  }

  @Test
  void oneConnectionIsUsedForAll() throws IOException {
    try (SshServers ssh = ssh(key())) {
      String first = ssh.run(server.address(), "echo $SSH_CONNECTION", PATIENCE).output();
      assertThat(ssh.run(server.address(), "echo $SSH_CONNECTION", PATIENCE).output())
          .isEqualTo(first);
    }
  }

  @Test
  void aCutConnectionIsUnavailableAndMadeAgain() throws IOException {
    try (SshServers ssh = ssh(key())) {
      assertThatThrownBy(() -> ssh.run(server.address(), "kill -9 $PPID; sleep 9", PATIENCE))
          .isInstanceOf(Unavailable.class);
      assertThat(ssh.run(server.address(), "echo again", PATIENCE).output()).isEqualTo("again\n");
    }
  }

  @Test
  void moreThanAnybodyReadsIsCut() throws IOException {
    try (SshServers ssh = ssh(key())) {
      Ran ran = ssh.run(server.address(), "head -c 3000000 /dev/zero | tr '\\0' x", PATIENCE);
      assertThat(ran.output()).hasSize(SshServers.OUTPUT_LIMIT);
      assertThat(ran.exitCode()).isZero();
    }
  }

  @Test
  void aScriptThatTakesTooLongIsUnavailable() throws IOException {
    try (SshServers ssh = ssh(key())) {
      assertThatThrownBy(() -> ssh.run(server.address(), "sleep 60", Duration.ofMillis(300)))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("has not ended");
    }
  }

  @Test
  void closingDoesNotWaitForAScript() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    SshServers ssh = ssh(key());
    ssh.run(server.address(), "true", PATIENCE);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                ssh.run(server.address(), "sleep 60", Duration.ofSeconds(60));
              } catch (RuntimeException e) {
                end.complete(e);
              }
            });
    ssh.close();
    assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(Unavailable.class);
  }

  @Test
  void anUnknownHostKeyIsShownWithTheLineToAdd() throws IOException {
    try (SshServers ssh = ssh(List.of(key()), List.of())) {
      assertThatThrownBy(() -> ssh.run(server.address(), "true", PATIENCE))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("SHA256:")
          .hasMessageContaining("nobody vouches for")
          .hasMessageContaining("add to the known hosts of the configuration: [127.0.0.1]:");
    }
  }

  @Test
  void aChangedHostKeyIsSaidLoudly() throws IOException {
    String line = jump.known("ed25519").replaceFirst("]:\\d+", "]:" + server.address().port());
    try (SshServers ssh = ssh(List.of(key()), List.of(line))) {
      assertThatThrownBy(() -> ssh.run(server.address(), "true", PATIENCE))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("THE HOST KEY CHANGED")
          .hasMessageContaining("SHA256:");
    }
  }

  @Test
  void ofSeveralHostKeysTheKnownOneIsAskedFor() throws IOException {
    for (String type : List.of("ecdsa", "ed25519")) {
      try (SshServers ssh = ssh(List.of(key()), List.of(server.known(type)))) {
        assertThat(ssh.run(server.address(), "true", PATIENCE).exitCode()).as(type).isZero();
      }
    }
  }

  @Test
  void aKnownHostsFileIsReadAgainForEachConnection() throws IOException {
    Path file = Files.writeString(folder.resolve("known"), "");
    SshSettings settings = SshSettings.usual(List.of(key()), new KnownHosts.InFile(file));
    try (SshServers ssh = new SshServers(settings)) {
      assertThatThrownBy(() -> ssh.run(server.address(), "true", PATIENCE))
          .isInstanceOf(Denied.class)
          .hasMessageContaining(file.toString());
      Files.writeString(file, server.known("ed25519") + "\n");
      assertThat(ssh.run(server.address(), "true", PATIENCE).exitCode()).isZero();
    }
  }

  @Test
  void aKnownHostsFileThatIsNotThereVouchesForNobody() throws IOException {
    Path file = folder.resolve("not-there");
    SshSettings settings = SshSettings.usual(List.of(key()), new KnownHosts.InFile(file));
    try (SshServers ssh = new SshServers(settings)) {
      assertThatThrownBy(() -> ssh.run(server.address(), "true", PATIENCE))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("add to %s: [127.0.0.1]:".formatted(file));
    }
  }

  @Test
  void aKeyThatIsNotAcceptedIsDenied() throws IOException {
    Path stranger = OpenSsh.key(folder, "stranger", "ed25519");
    try (SshServers ssh = ssh(new SshIdentity.Key(stranger, Optional.empty()))) {
      assertThatThrownBy(() -> ssh.run(server.address(), "true", PATIENCE))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("authorized_keys");
    }
  }

  @Test
  void aCertificateOfTheAuthorityLetsIn() throws IOException {
    try (SshServers ssh = ssh(server.certified())) {
      assertThat(ssh.run(server.address(), "echo in", PATIENCE).output()).isEqualTo("in\n");
    }
  }

  @Test
  void theKeysOfAnAgentAreUsed() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      assertThat(agent.inputReader().readLine()).contains("SSH_AUTH_SOCK");
      OpenSsh.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", server.user().toString());
      try (SshServers ssh = ssh(new SshIdentity.Agent(socket))) {
        assertThat(ssh.run(server.address(), "echo in", PATIENCE).output()).isEqualTo("in\n");
      }
    } finally {
      agent.destroy();
    }
  }

  @Test
  void aServerBehindAnotherIsReached() throws IOException {
    SshIdentity both = new SshIdentity.Key(jump.user(), Optional.empty());
    List<String> known = List.of(server.known("ed25519"), jump.known("ed25519"));
    try (SshServers ssh = ssh(List.of(key(), both), known)) {
      SshAddress behind = server.address(Optional.of(jump.address()));
      assertThat(ssh.run(behind, "echo behind", PATIENCE).output()).isEqualTo("behind\n");
    }
  }

  @Test
  void theKeyIsGoodForScriptsAndNothingElse() throws IOException {
    String login = "%s@127.0.0.1".formatted(server.address().user());
    String port = String.valueOf(server.address().port());
    Path known = Files.writeString(folder.resolve("strict"), server.known("ed25519") + "\n");
    List<String> ssh =
        List.of(
            "ssh -n -F none -o BatchMode=yes -o ExitOnForwardFailure=yes -o UserKnownHostsFile="
                + known,
            "-i " + server.user(),
            "-p " + port);
    assertThat(OpenSsh.run("sh", "-c", String.join(" ", ssh) + " %s echo hello".formatted(login)))
        .as("another command")
        .isEmpty();
    assertThatThrownBy(
            () -> OpenSsh.run("sh", "-c", String.join(" ", ssh) + " -R 0:localhost:1 -N " + login))
        .as("forwarding")
        .hasMessageContaining("forwarding");
  }

  @Test
  void nobodyAtThePortIsUnavailable() throws IOException {
    try (SshServers ssh = ssh(key())) {
      SshAddress nobody = new SshAddress("root", "127.0.0.1", 1);
      assertThatThrownBy(() -> ssh.run(nobody, "true", PATIENCE))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("refused")
          .hasMessageNotContaining("Exception");
    }
  }

  private SshIdentity.Key key() {
    return new SshIdentity.Key(server.user(), Optional.empty());
  }

  private SshServers ssh(SshIdentity identity) throws IOException {
    return ssh(List.of(identity), List.of(server.known("ed25519")));
  }

  private static SshServers ssh(List<? extends SshIdentity> identities, List<String> known) {
    return new SshServers(
        SshSettings.usual(List.copyOf(identities), new KnownHosts.Configured(known)));
  }
}
