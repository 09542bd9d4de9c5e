package dev.slipway.adapters.signing;

import dev.slipway.core.engine.Denied;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Signs commits as the bot. The key is read when it is needed and kept nowhere. Thread-safe; every
 * method throws {@link Denied} when the key cannot be used, and says what to do about it.
 */
public interface SigningKey {

  /** The kinds of signatures that git verifies by a key in a file. */
  enum Format {
    SSH,
    GPG
  }

  static SigningKey of(Format format, Path file) {
    return switch (format) {
      case SSH -> new SshKey(file);
      case GPG -> new OpenPgpKey(file);
    };
  }

  /** Reads the key and lets it go. */
  void check();

  /**
   * @param commit the object without its signature
   * @param at the time of the signature, where its form has one
   * @return in the armor of its kind, as git puts it into the header {@code gpgsig}
   */
  String sign(byte[] commit, Instant at);

  /** A file that is there and may be read. */
  static void demand(Path file) {
    if (!Files.exists(file)) {
      throw new Denied("there is no file %s".formatted(file));
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Denied("%s is no file that the bot may read".formatted(file));
    }
  }
}
