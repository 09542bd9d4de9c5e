package dev.slipway.bot.door;

import dev.slipway.bot.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a request comes from Slack, on its raw bytes.
 *
 * <p>The reference is {@code docs.slack.dev/authentication/verifying-requests-from-slack}. Stricter
 * than the SDK, which takes timestamps from the future and compares in a time that tells how much
 * was right.
 */
final class Signature {
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v0";

  private final Secret secret;

  Signature(Secret secret) {
    this.secret = secret;
  }

  /**
   * @param timestamp the header {@code X-Slack-Request-Timestamp}
   * @param signature the header {@code X-Slack-Signature}
   */
  boolean isValid(String timestamp, String signature, byte[] body, Instant now) {
    return isWithinWindow(timestamp, now)
        && MessageDigest.isEqual(
            sign(timestamp, body).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  String sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return VERSION + "=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static boolean isWithinWindow(String timestamp, Instant now) {
    try {
      long seconds = Long.parseLong(timestamp);
      return Math.absExact(Math.subtractExact(now.getEpochSecond(), seconds)) <= WINDOW.toSeconds();
    } catch (NumberFormatException | ArithmeticException e) {
      return false;
    }
  }
}
