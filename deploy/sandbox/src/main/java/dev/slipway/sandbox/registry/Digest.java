package dev.slipway.sandbox.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a content: {@code sha256:} and 64 hexadecimal digits. */
public record Digest(String value) {
  private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

  public Digest {
    if (!looksLike(value)) {
      throw new RegistryError(RegistryError.Code.DIGEST_INVALID, "not a sha256 digest: " + value);
    }
  }

  static boolean looksLike(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** The digest of this content. */
  public static Digest of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
