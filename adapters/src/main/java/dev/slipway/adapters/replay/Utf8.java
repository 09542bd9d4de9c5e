package dev.slipway.adapters.replay;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, the only encoding that a new commit has. */
final class Utf8 {
  private Utf8() {}

  /** Takes a byte that is no UTF-8 for Latin 1, as {@code git commit-tree} does. */
  static byte[] repaired(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (decoder.decode(in, out, true).isError()) {
      out.put((char) Byte.toUnsignedInt(in.get()));
    }
    return out.flip().toString().getBytes(StandardCharsets.UTF_8);
  }
}
