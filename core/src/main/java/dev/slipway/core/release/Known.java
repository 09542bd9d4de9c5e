package dev.slipway.core.release;

import java.time.Instant;
import java.util.Optional;

/**
 * What a release remembers of a target, handed back to it.
 *
 * @param before what the target ran when the plan was made ({@link Standing#revision})
 * @param prepared what {@link Target#prepare} gave
 * @param rollout what {@link Target#goLive} gave
 * @param since when the present try began; what had ended before belongs to an earlier one
 * @param movedAt when something last changed there; for telling slow from stalled
 * @param takingBack whether the target is on its way back
 */
public record Known(
    String before,
    Optional<String> prepared,
    Optional<String> rollout,
    Instant since,
    Instant movedAt,
    boolean takingBack) {}
