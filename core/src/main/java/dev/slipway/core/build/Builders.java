package dev.slipway.core.build;

import dev.slipway.core.app.AppName;

/** Finds the builder of an app of the configuration. */
@FunctionalInterface
public interface Builders {
  Builder of(AppName app);
}
