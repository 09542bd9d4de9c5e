package dev.slipway.core.heads;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Step;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What watching the heads wants done. */
public sealed interface HeadsStep extends Step {
  /**
   * @param known empty: this is the first look
   */
  record Look(
      AppName app,
      Optional<List<Head>> known,
      String globs,
      Instant movedAt,
      Optional<String> hidden)
      implements HeadsStep {
    @Override
    public String key() {
      return "look";
    }
  }

  /**
   * @param seenAt when something was last seen to move: the head, or another one after it
   */
  record Build(AppName app, Head head, Instant seenAt) implements HeadsStep {
    @Override
    public String key() {
      return "build " + head.kind() + " " + head.name();
    }
  }

  /** Begin the next generation. */
  record HandOn(AppName app, Place place, int generation, List<Head> known, String globs)
      implements HeadsStep {
    @Override
    public String key() {
      return "hand on";
    }
  }
}
