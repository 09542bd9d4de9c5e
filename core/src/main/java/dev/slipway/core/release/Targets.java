package dev.slipway.core.release;

import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import java.util.Optional;

/** Finds the adapter for a target; the choice by kind is made in one exhaustive switch. */
public interface Targets {
  Target of(Environment environment, TargetSpec spec);

  /** What runs deploy-time tasks with the build of that target. */
  Tasks tasks(Environment environment, TargetSpec spec);

  /** What changes the size of the target by itself; empty for a kind that has nothing like that. */
  default Optional<Scaling> scaling(Environment environment, TargetSpec spec) {
    return Optional.empty();
  }

  /** What is kept of the builds that it ran; empty for a kind that looks after that itself. */
  default Optional<Revisions> revisions(Environment environment, TargetSpec spec) {
    return Optional.empty();
  }
}
