package dev.slipway.sandbox.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Fresh keys for the bot and the servers. */
final class BotKey {
  private static final int BITS = 256;

  private BotKey() {}

  static KeyPair generate() {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, BITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make keys", e);
    }
  }

  /** Writes a private key as OpenSSH keeps it. */
  static void write(KeyPair key, Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "slipway", null, out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot write keys", e);
    }
  }
}
