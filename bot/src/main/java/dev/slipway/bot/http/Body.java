package dev.slipway.bot.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads what was sent, byte for byte, and no more than 1 MiB of it. */
final class Body {
  static final int MAX_BYTES = 1024 * 1024;

  private Body() {}

  /** Empty when it was too large, which has been answered. */
  static Optional<byte[]> read(Context context) {
    byte[] bytes = context.contentLength() > MAX_BYTES ? new byte[0] : firstBytes(context);
    if (context.contentLength() > MAX_BYTES || bytes.length > MAX_BYTES) {
      Answers.text(context, 413, "more than 1 MiB");
      return Optional.empty();
    }
    return Optional.of(bytes);
  }

  private static byte[] firstBytes(Context context) {
    try {
      return context.bodyInputStream().readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
