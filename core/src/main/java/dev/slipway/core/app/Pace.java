package dev.slipway.core.app;

import dev.slipway.core.signal.SignalName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a release to an environment goes live once it is prepared: at once and for everybody, unless
 * the configuration says otherwise.
 *
 * @param asksBeforeLive it waits for a click when all targets are prepared
 * @param shares what part of the users goes first, growing, without {@link Share#ALL}, which always
 *     comes last; empty when all go at once
 * @param bake how long each share stays before the next one may come
 * @param asksBetween the next share comes by a click, not by the clock
 * @param signals what must stay good while a share stays, and while what all have soaks
 */
public record Pace(
    boolean asksBeforeLive,
    List<Share> shares,
    Duration bake,
    boolean asksBetween,
    List<SignalName> signals) {
  public static final Pace AT_ONCE = new Pace(false, List.of(), Duration.ZERO, false);

  public Pace {
    shares = List.copyOf(shares);
    signals = List.copyOf(signals);
    for (int i = 1; i < shares.size(); i++) {
      if (shares.get(i).compareTo(shares.get(i - 1)) <= 0) {
        throw new IllegalArgumentException(
            "shares grow: %s does not come after %s".formatted(shares.get(i), shares.get(i - 1)));
      }
    }
    if (shares.contains(Share.ALL)) {
      throw new IllegalArgumentException("the share of everybody always comes last; leave it out");
    }
  }

  /** One without signals. */
  public Pace(boolean asksBeforeLive, List<Share> shares, Duration bake, boolean asksBetween) {
    this(asksBeforeLive, shares, bake, asksBetween, List.of());
  }

  public Pace with(List<SignalName> watched) {
    return new Pace(asksBeforeLive, shares, bake, asksBetween, watched);
  }

  public Share first() {
    return shares.isEmpty() ? Share.ALL : shares.getFirst();
  }

  /** The share that comes after this one. */
  public Share after(Share share) {
    return shares.stream().filter(next -> next.compareTo(share) > 0).findFirst().orElse(Share.ALL);
  }

  /** What tells it from every other one, for the hash of a plan. */
  public String identity() {
    String steps =
        "Pace[asksBeforeLive=%s, shares=%s, bake=%s, asksBetween=%s]"
            .formatted(asksBeforeLive, shares, bake, asksBetween);
    return signals.isEmpty() ? steps : steps + " while good: " + signals;
  }

  /** All shares in their order, as people read them: {@code 0.5 % → 5 % → 100 %}. */
  public Optional<String> ladder() {
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(
                " → ",
                Stream.concat(shares.stream(), Stream.of(Share.ALL))
                    .map(Share::toString)
                    .toList()));
  }
}
