package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/** Answers which builds are faulty in which environment. Thread-safe. */
@FunctionalInterface
public interface Faults {
  /** Why this build is not released there; empty when nothing is known against it. */
  Optional<Fault> of(AppName app, EnvironmentName environment, CommitSha commit);
}
