package dev.slipway.adapters.inspection;

import java.util.List;
import java.util.Optional;

/** What somebody else changed since our last release. */
final class Drift {
  private static final int MOST = 4;

  private Drift() {}

  static void look(Subject subject, Findings findings) {
    subject
        .left()
        .ifPresent(
            left -> {
              List<String> lines = Differences.between(left, subject.definition());
              findings.warning(
                  "it runs %s, registered%s since our last release, which left %s;"
                      + " the release builds on it. %s",
                  subject.revision(), by(subject), Subject.name(left), said(lines));
            });
  }

  private static String by(Subject subject) {
    return Optional.ofNullable(subject.definition().registeredBy())
        .map(arn -> " by " + arn.substring(arn.indexOf('/') + 1))
        .orElse("");
  }

  private static String said(List<String> lines) {
    if (lines.isEmpty()) {
      return "They say the same";
    }
    String more = lines.size() > MOST ? " and %d more".formatted(lines.size() - MOST) : "";
    return "Different: " + String.join("; ", lines.stream().limit(MOST).toList()) + more;
  }
}
