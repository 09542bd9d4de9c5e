package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Rollout;
import java.util.Optional;

/** How far a deployment that pauses is prepared. Pure. */
final class Preparations {
  private Preparations() {}

  static Preparation of(Facts facts) {
    return switch (Judge.judge(facts)) {
      case Rollout.NotStarted none ->
          facts
              .gate()
              .map(halt -> ready(facts, evidence(facts, halt), halt.expiry()))
              .orElseGet(Preparation.NotBegun::new);
      case Rollout.InProgress going
          when facts.gate().isEmpty() && facts.traffic().share().isPresent() ->
          ready(facts, wentOn(going.note()), Optional.empty());
      case Rollout.InProgress going -> new Preparation.InProgress(going.counts(), going.note());
      case Rollout.AtShare at -> ready(facts, wentOn(at.evidence()), Optional.empty());
      case Rollout.Live live -> ready(facts, wentOn(live.evidence()), Optional.empty());
      case Rollout.TakenBack back -> new Preparation.NotBegun();
      case Rollout.Failed(var reference, var verdict, var moved) ->
          new Preparation.Failed(verdict, moved);
    };
  }

  private static Preparation ready(Facts facts, String evidence, Optional<Expiry> expiry) {
    return new Preparation.Ready(facts.reference(), evidence, expiry);
  }

  private static String evidence(Facts facts, Halt halt) {
    Counts counts = facts.ours().map(facts.sighting()::counts).orElse(Counts.NONE);
    return "deployment %s of %s pauses, %s"
        .formatted(
            facts.reference(),
            Arns.name(facts.known().fetched().orElse("")),
            Words.halted(facts, halt, counts));
  }

  /** Somebody answered the pause before the others were prepared. */
  private static String wentOn(String seen) {
    return "somebody let it go on in ECS: " + seen;
  }
}
