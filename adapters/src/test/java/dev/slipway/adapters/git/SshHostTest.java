package dev.slipway.adapters.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.signing.KeyRing;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SshHostTest {
  @TempDir Path folder;
  private final KeyPair hostKey = newKey();
  private final KeyPair botKey = newKey();
  private BareRemote remote;
  private SshHost host;

  @BeforeEach
  void create() throws IOException {
    remote = new BareRemote(folder.resolve("remote.git"));
    remote.branch("release/1", remote.commit("main", "Begin", "a", "1\n"));
    host = new SshHost(hostKey, botKey.getPublic());
  }

  @AfterEach
  void close() throws IOException {
    host.close();
  }

  @Test
  void pickLandsOverSsh() throws IOException {
    Path known = Files.writeString(folder.resolve("known_hosts"), host.knownHostsLine() + "\n");
    try (GitRepository repository = with(botKey, new KnownHosts.InFile(known))) {
      CommitSha fix = remote.commit("main", "Fix", "b", "1\n");
      PickOrder order =
          new PickOrder(
              new BranchName("release/1"), List.of(fix), Instant.parse("2026-11-20T10:15:30Z"));
      PickPlan.Clean plan = (PickPlan.Clean) repository.plan(order);
      assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
      assertThat(remote.head("release/1")).isEqualTo(plan.head());
      assertThat(repository.heads())
          .contains(new Head(Head.Kind.BRANCH, new BranchName("release/1"), plan.head()));
    }
  }

  @Test
  void ed25519IsUnderstoodOnBothSides() throws IOException, GeneralSecurityException {
    try (KeyRing keys = new KeyRing(Files.createDirectory(folder.resolve("keys")))) {
      Path bot = keys.ssh("", "-t", "ed25519");
      KeyPair identity = read(keys.ssh("", "-t", "ed25519"));
      try (SshHost modern = new SshHost(identity, read(bot).getPublic());
          GitRepository repository =
              Repositories.of(
                  modern.url(remote.folder()),
                  folder.resolve("mirror"),
                  new Credentials.SshKey(
                      bot, new KnownHosts.Configured(List.of(modern.knownHostsLine()))))) {
        assertThat(modern.knownHostsLine()).contains("ssh-ed25519");
        assertThat(repository.heads())
            .contains(
                new Head(Head.Kind.BRANCH, new BranchName("release/1"), remote.head("release/1")));
      }
    }
  }

  @Test
  void unknownHostKeyIsRefusedWithTheLineToAdd() {
    try (GitRepository repository = with(botKey, new KnownHosts.Configured(List.of()))) {
      assertThatThrownBy(() -> repository.resolve("main"))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("git host of shop")
          .hasMessageContaining(KeyUtils.getFingerPrint(hostKey.getPublic()))
          .hasMessageContaining("nobody vouches for")
          .hasMessageContaining(host.knownHostsLine());
    }
  }

  @Test
  void changedHostKeyIsRefused() throws IOException {
    KeyPair other = newKey();
    try (SshHost impostor = new SshHost(other, botKey.getPublic())) {
      String believed =
          host.knownHostsLine().replaceFirst("^\\S+", impostor.knownHostsLine().split(" ", 2)[0]);
      try (GitRepository repository =
          Repositories.of(
              impostor.url(remote.folder()),
              folder.resolve("mirror"),
              new Credentials.SshKey(
                  privateKey(botKey), new KnownHosts.Configured(List.of(believed))))) {
        assertThatThrownBy(() -> repository.resolve("main"))
            .isInstanceOf(Denied.class)
            .hasMessageContaining("is not the one that is known");
      }
    }
  }

  @Test
  void refusedKeySaysWhatToCheck() {
    KnownHosts known = new KnownHosts.Configured(List.of(host.knownHostsLine()));
    try (GitRepository repository = with(newKey(), known)) {
      assertThatThrownBy(() -> repository.resolve("main"))
          .isInstanceOf(Denied.class)
          .hasMessageContaining("does not accept the key")
          .hasMessageContaining("registered");
    }
  }

  private GitRepository with(KeyPair key, KnownHosts known) {
    return Repositories.of(
        host.url(remote.folder()),
        folder.resolve("mirror"),
        new Credentials.SshKey(privateKey(key), known));
  }

  private Path privateKey(KeyPair key) {
    Path file = folder.resolve("key");
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "bot", null, out);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair read(Path key) throws IOException, GeneralSecurityException {
    return SecurityUtils.getKeyPairResourceParser()
        .loadKeyPairs(null, new PathResource(key), null)
        .iterator()
        .next();
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
