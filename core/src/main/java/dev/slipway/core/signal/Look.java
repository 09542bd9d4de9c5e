package dev.slipway.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at all signals of an environment.
 *
 * @param at when it was taken
 */
public record Look(Instant at, List<Sign> signs) {
  /** One bad look may be a moment's noise; a second one must be a new one. */
  private static final Duration APART = Duration.ofSeconds(10);

  public Look {
    signs = List.copyOf(signs);
  }

  public boolean isGood() {
    return signs.stream().allMatch(Sign::isGood);
  }

  public boolean isInconclusive() {
    return signs.stream().anyMatch(Sign::isInconclusive);
  }

  /** Whether it concludes the same of each signal; the values may be others. */
  public boolean concludesLike(Look other) {
    return conclusions().equals(other.conclusions());
  }

  /** The first signal that is bad here and was bad in a look that is old enough. */
  public Optional<Sign> badAgainAfter(Look before) {
    if (at.isBefore(before.at.plus(APART))) {
      return Optional.empty();
    }
    return signs.stream()
        .filter(Sign::isBad)
        .filter(
            sign ->
                before.signs.stream()
                    .anyMatch(was -> was.isBad() && was.signal().equals(sign.signal())))
        .findFirst();
  }

  private List<String> conclusions() {
    return signs.stream()
        .map(sign -> sign.signal() + " " + sign.reading().getClass().getSimpleName())
        .toList();
  }
}
