package dev.slipway.adapters.inspection;

import dev.slipway.core.release.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pins of one service as they come together. Not thread-safe. */
final class Holding {
  private final Subject subject;
  private final Map<String, SecretReference> before;
  private final Findings findings;
  private final List<Pin> pins = new ArrayList<>();

  Holding(Subject subject, List<Pin> before, Findings findings) {
    this.subject = subject;
    this.before =
        before.stream()
            .collect(Collectors.toMap(Pin::reference, pin -> SecretReference.of(pin.pinned())));
    this.findings = findings;
  }

  Findings findings() {
    return findings;
  }

  List<Pin> pins() {
    return pins;
  }

  /** To what a rollback would go back. */
  Optional<SecretReference> before(SecretReference reference) {
    return Optional.ofNullable(before.get(reference.text()));
  }

  void pin(SecretReference reference, String version) {
    pins.add(new Pin(reference.text(), reference.held(version).text()));
  }

  /** What somebody wrote with its version is only not looked at; it is held all the same. */
  void notPinned(SecretReference reference, List<Place> places, String why) {
    String who = "%s (%s)".formatted(names(places), reference.name());
    if (reference.isHeld()) {
      findings.away(who, why);
    } else {
      findings.warning(
          "%s is not pinned: %s; %s",
          who,
          why,
          places.stream().allMatch(subject.marks()::has)
              ? "it stays at the version that it has"
              : "each task gets what is current when it starts");
    }
  }

  /** Who asks: whoever may ask for the service. */
  String home() {
    return subject.spec().region();
  }

  /** Where the reference says that it is; empty for where the task is. */
  static Optional<String> region(SecretReference reference) {
    return reference.region().filter(known -> !known.isEmpty());
  }

  static String names(List<Place> places) {
    return places.stream().map(Place::variable).distinct().collect(Collectors.joining(", "));
  }
}
