package dev.slipway.core.repository;

import dev.slipway.core.app.AppName;

/** Finds the repository of an app of the configuration. */
@FunctionalInterface
public interface Repositories {
  Repository of(AppName app);
}
