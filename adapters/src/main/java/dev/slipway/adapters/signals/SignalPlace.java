package dev.slipway.adapters.signals;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.signal.SignalName;

/** Which signal of which environment. */
public record SignalPlace(AppName app, EnvironmentName environment, SignalName signal) {}
