package dev.slipway.adapters.git;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What git leaves in a file that was not merged. */
final class ConflictMarkers {
  private static final Pattern BEGIN_AND_END =
      Pattern.compile("(?ms)^<{7}( [^\\n]*)?$.*^={7}$.*^>{7}( [^\\n]*)?$");

  private ConflictMarkers() {}

  static boolean areIn(byte[] content) {
    return BEGIN_AND_END.matcher(new String(content, StandardCharsets.ISO_8859_1)).find();
  }
}
