package dev.slipway.adapters.githost;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a host says about a push, in one line that fits into a message. */
final class HostWords {
  private static final int LONGEST = 500;

  private HostWords() {}

  static String of(@Nullable String status, String messages) {
    String all =
        Stream.concat(Stream.ofNullable(status), messages.lines())
            .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
  }
}
