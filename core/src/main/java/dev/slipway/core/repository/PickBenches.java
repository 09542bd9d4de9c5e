package dev.slipway.core.repository;

import dev.slipway.core.app.AppName;

/** Finds the place where the picks of an app of the configuration are made. */
@FunctionalInterface
public interface PickBenches {
  PickBench of(AppName app);
}
