package dev.slipway.adapters.ssh;

import dev.slipway.core.engine.Denied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads keys and certificates as OpenSSH writes them. */
final class KeyFiles {
  private KeyFiles() {}

  /** What a key file offers: with its certificate first, then the bare key. */
  static List<KeyPair> read(SshIdentity.Key identity) {
    KeyPair pair = pair(identity.privateKey());
    return Stream.concat(
            identity.certificate().map(KeyFiles::publicKey).stream()
                .map(certificate -> new KeyPair(certificate, pair.getPrivate())),
            Stream.of(pair))
        .toList();
  }

  private static KeyPair pair(Path file) {
    try {
      Collection<KeyPair> pairs =
          SecurityUtils.getKeyPairResourceParser()
              .loadKeyPairs(
                  null, new PathResource(file), (session, resource, retry) -> locked(file));
      return pairs.stream()
          .findFirst()
          .orElseThrow(() -> unusable(file, "it holds no private key"));
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file");
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, String.valueOf(e.getMessage()));
    }
  }

  private static String locked(Path file) {
    throw unusable(
        file, "it has a passphrase that nobody could type; make one without, or use an agent");
  }

  private static PublicKey publicKey(Path file) {
    try {
      return PublicKeyEntry.parsePublicKeyEntry(Files.readString(file).strip())
          .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
    } catch (NoSuchFileException e) {
      throw unusable(file, "there is no such file");
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unusable(file, "it is no certificate of OpenSSH: " + e.getMessage());
    }
  }

  private static Denied unusable(Path file, String why) {
    return new Denied("%s cannot be used for ssh: %s".formatted(file, why));
  }
}
