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
 * @param hot whether the plan brings back what still ran there, with no users
 */
public record Known(
    String before,
    List<Pin> pins,
    Marks marks,
    Share aim,
    Instant since,
    Instant movedAt,
    boolean takingBack,
    boolean hot) {
  public Known {
    pins = List.copyOf(pins);
  }

  /** Of a plan without pins, which brings nothing back. */
  public Known(
      String before, Marks marks, Share aim, Instant since, Instant movedAt, boolean takingBack) {
    this(before, List.of(), marks, aim, since, movedAt, takingBack, false);
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
