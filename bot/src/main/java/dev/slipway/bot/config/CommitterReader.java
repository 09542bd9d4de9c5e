package dev.slipway.bot.config;

import dev.slipway.adapters.signing.SigningKey;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.repository.Author;
import java.nio.file.Path;
import java.util.Optional;

/** The block {@code committer}. */
final class CommitterReader {
  private static final String KEY = "/etc/slipway/signing_key";

  private CommitterReader() {}

  static Settings.Committer read(Section committer) {
    return new Settings.Committer(
        new Author(
            committer.usually("name", "Slipway", Forms::personName),
            committer.required("email", "slipway@example.com", Forms::email)),
        committer.usually("sign-off", "false", Forms::flag),
        key(committer.section("signing")));
  }

  private static Optional<SigningKey> key(Section signing) {
    SigningKey.Format format = signing.usually("format", "ssh", CommitterReader::format);
    Optional<Value> key = signing.find("key");
    if (key.isEmpty()) {
      signing.missing("key", "key: " + KEY);
    }
    return key.flatMap(value -> value.read(KEY, text -> usable(format, text)));
  }

  private static SigningKey.Format format(String text) {
    return switch (text) {
      case "ssh" -> SigningKey.Format.SSH;
      case "gpg" -> SigningKey.Format.GPG;
      default ->
          throw new IllegalArgumentException("\"%s\" is not one of ssh, gpg".formatted(text));
    };
  }

  /** A key that cannot be used is found out before the first pick. */
  private static SigningKey usable(SigningKey.Format format, String text) {
    SigningKey key = SigningKey.of(format, Path.of(text));
    try {
      key.check();
    } catch (Denied unusable) {
      throw new IllegalArgumentException(unusable.why(), unusable);
    }
    return key;
  }
}
