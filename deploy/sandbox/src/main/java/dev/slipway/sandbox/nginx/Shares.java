package dev.slipway.sandbox.nginx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;

/**
 * How {@code split_clients} divides users: a text is hashed with MurmurHash2, and the 32-bit number
 * falls into a share; see <a
 * href="https://nginx.org/en/docs/http/ngx_http_split_clients_module.html">nginx's page</a>. The
 * same text always falls into the same place, and a share that grows keeps whom it has.
 *
 * @param parts in the order of the configuration; the last one takes the rest
 */
record Shares(List<Part> parts) {
  private static final int MIX = 0x5bd1e995;
  private static final long HIGHEST = 0xffffffffL;
  private static final BigDecimal HUNDREDTHS = BigDecimal.valueOf(100);
  private static final long WHOLE = 10_000;

  /**
   * A share.
   *
   * @param hundredths of a percent; of the last part it is not read
   */
  record Part(long hundredths, String value) {
    /** A line such as {@code 0.5% shop_passive}. */
    static Part of(Directive line) throws Emergency {
      String share = line.name();
      if (share.equals("*")) {
        return new Part(0, line.argument(1));
      }
      if (!share.matches("[0-9]{1,3}(\\.[0-9]{1,2})?%") || share.matches("[0.]+%")) {
        throw line.complaint("invalid percent value \"%s\"".formatted(share));
      }
      BigDecimal percent = new BigDecimal(share.substring(0, share.length() - 1));
      return new Part(percent.multiply(HUNDREDTHS).longValueExact(), line.argument(1));
    }
  }

  Shares {
    parts = List.copyOf(parts);
  }

  String of(String text) {
    long hash = Integer.toUnsignedLong(murmur(text.getBytes(UTF_8)));
    long sum = 0;
    for (Part part : parts.subList(0, parts.size() - 1)) {
      sum += part.hundredths();
      if (hash < sum * HIGHEST / WHOLE) {
        return part.value();
      }
    }
    return parts.getLast().value();
  }

  /** MurmurHash2 with the seed 0. */
  static int murmur(byte[] bytes) {
    int hash = bytes.length;
    int at = 0;
    for (; bytes.length - at >= Integer.BYTES; at += Integer.BYTES) {
      int word = 0;
      for (int i = Integer.BYTES - 1; i >= 0; i--) {
        word = (word << Byte.SIZE) | Byte.toUnsignedInt(bytes[at + i]);
      }
      word *= MIX;
      word ^= word >>> 24;
      hash = (hash * MIX) ^ (word * MIX);
    }
    if (at < bytes.length) {
      for (int i = bytes.length - 1; i >= at; i--) {
        hash ^= Byte.toUnsignedInt(bytes[i]) << ((i - at) * Byte.SIZE);
      }
      hash *= MIX;
    }
    hash ^= hash >>> 13;
    hash *= MIX;
    return hash ^ (hash >>> 15);
  }
}
