package dev.slipway.sandbox.delivery;

import java.util.function.Consumer;

/** A way to the app. */
interface Door {
  /** Hands the parcel over without blocking; {@code then} is called once, on any thread. */
  void hand(Parcel parcel, Parcel.Attempt attempt, Consumer<Reception> then);
}
