package dev.slipway.adapters.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.signing.SigningKey.Format;
import dev.slipway.core.engine.Denied;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {
  private static final byte[] COMMIT = "tree …\n".getBytes(StandardCharsets.UTF_8);
  private static final Instant REQUESTED = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path folder;
  private KeyRing keys;

  @BeforeEach
  void create() {
    keys = new KeyRing(folder);
  }

  @AfterEach
  void close() {
    keys.close();
  }

  @Test
  void missingFileIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    for (Format format : Format.values()) {
      assertThatThrownBy(() -> SigningKey.of(format, nowhere).check())
          .isInstanceOf(Denied.class)
          .hasMessage("there is no file " + nowhere);
    }
  }

  @Test
  void folderIsNoKey() {
    assertThatThrownBy(() -> SigningKey.of(Format.SSH, folder).check())
        .hasMessage(folder + " is no file that the bot may read");
  }

  @Test
  void passphraseIsRefusedWithTheWayOut() {
    Path openSsh = keys.ssh("s3cret", "-t", "ed25519");
    Path pem = keys.ssh("s3cret", "-t", "rsa", "-m", "PEM");
    Path gpg = keys.gpg("s3cret", "ed25519", "sign");
    for (Path ssh : new Path[] {openSsh, pem}) {
      assertThatThrownBy(() -> SigningKey.of(Format.SSH, ssh).check())
          .isInstanceOf(Denied.class)
          .hasMessage(
              "the key in %s has a passphrase that nobody could type; make one for the bot without:"
                      .formatted(ssh)
                  + " ssh-keygen -t ed25519 -N \"\" -f %s".formatted(ssh));
    }
    assertThatThrownBy(() -> SigningKey.of(Format.GPG, gpg).check())
        .isInstanceOf(Denied.class)
        .hasMessage(
            "the key in %s has a passphrase that nobody could type; take it away with gpg"
                    .formatted(gpg)
                + " --edit-key KEY passwd, and export it again");
  }

  @Test
  void otherFilesAreNoKeys() throws IOException {
    Path ssh = keys.ssh("", "-t", "ed25519");
    Path open = Path.of(ssh + ".pub");
    Path text = Files.writeString(folder.resolve("text"), "no key\n");
    Path empty = Files.writeString(folder.resolve("empty"), "");
    for (Path file : new Path[] {open, text, empty, keys.gpg("", "ed25519", "sign")}) {
      assertThatThrownBy(() -> SigningKey.of(Format.SSH, file).check())
          .isInstanceOf(Denied.class)
          .hasMessageContaining(file.toString());
    }
    for (Path file : new Path[] {ssh, open, text, empty}) {
      assertThatThrownBy(() -> SigningKey.of(Format.GPG, file).check())
          .isInstanceOf(Denied.class)
          .hasMessage(
              file
                  + " does not hold exactly one secret key of GPG; write it with gpg --armor"
                  + " --export-secret-keys KEY");
    }
  }

  @Test
  void publicGpgKeyCannotSign() throws IOException {
    keys.gpg("", "ed25519", "sign");
    Path open = Files.writeString(folder.resolve("open"), keys.runGpg("", "--armor", "--export"));
    assertThatThrownBy(() -> SigningKey.of(Format.GPG, open).check())
        .hasMessageContaining("does not hold exactly one secret key");
  }

  @Test
  void keyThatIsNotForSignaturesIsRefused() {
    Path certifies = keys.gpg("", "ed25519", "cert");
    assertThatThrownBy(() -> SigningKey.of(Format.GPG, certifies).check())
        .hasMessage(
            "the key in %s is not for signatures, has expired or was revoked".formatted(certifies));
  }

  @Test
  void mostKindsOfKeysSignTheSameTwice() {
    SigningKey[] same = {
      SigningKey.of(Format.SSH, keys.ssh("", "-t", "ed25519")),
      SigningKey.of(Format.SSH, keys.ssh("", "-t", "rsa")),
      SigningKey.of(Format.GPG, keys.gpg("", "ed25519", "sign")),
      SigningKey.of(Format.GPG, keys.gpg("", "rsa3072", "sign"))
    };
    for (SigningKey key : same) {
      assertThat(key.sign(COMMIT, REQUESTED)).isEqualTo(key.sign(COMMIT, REQUESTED));
    }
    SigningKey other = SigningKey.of(Format.SSH, keys.ssh("", "-t", "ecdsa"));
    assertThat(other.sign(COMMIT, REQUESTED)).isNotEqualTo(other.sign(COMMIT, REQUESTED));
  }

  @Test
  void keyIsNotShown() throws IOException {
    Path ssh = keys.ssh("", "-t", "ed25519");
    assertThat(SigningKey.of(Format.SSH, ssh).toString())
        .contains(ssh.toString())
        .doesNotContain(Files.readString(ssh).lines().skip(1).findFirst().orElseThrow());
  }
}
