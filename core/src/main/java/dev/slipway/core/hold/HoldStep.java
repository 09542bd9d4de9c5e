package dev.slipway.core.hold;

import dev.slipway.core.engine.Step;

/** What a hold wants done. */
public sealed interface HoldStep extends Step {
  /** Its time is up. */
  record End() implements HoldStep {
    @Override
    public String key() {
      return "end";
    }
  }
}
