package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a release remembers of a target, handed back to it.
 *
 * @param before what the target ran when the plan was made ({@link Standing#revision})
 * @param pins what the plan holds to its version there
 * @param marks what the platform called what we did there
 * @param aim the share of the users that is to be on the new build now
 * @param since when the present try began; what had ended before belongs to an earlier one
 * @param movedAt when something last changed there; for telling slow from stalled
 * @param takingBack whether the target is on its way back
 */
public record Known(
    String before,
    List<Pin> pins,
    Marks marks,
    Share aim,
    Instant since,
    Instant movedAt,
    boolean takingBack) {
  public Known {
    pins = List.copyOf(pins);
  }

  /** Of a plan without pins. */
  public Known(
      String before, Marks marks, Share aim, Instant since, Instant movedAt, boolean takingBack) {
    this(before, List.of(), marks, aim, since, movedAt, takingBack);
  }

  public Optional<String> fetched() {
    return marks.fetched();
  }

  public Optional<String> prepared() {
    return marks.prepared();
  }

  public Optional<String> rollout() {
    return marks.rollout();
  }
}
