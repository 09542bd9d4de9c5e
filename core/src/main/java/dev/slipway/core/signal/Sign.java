package dev.slipway.core.signal;

/** A signal and what a look at it has shown. */
public record Sign(SignalName signal, Reading reading) {
  public boolean isBad() {
    return reading instanceof Reading.Bad;
  }

  public boolean isGood() {
    return reading instanceof Reading.Good;
  }

  public boolean isInconclusive() {
    return reading instanceof Reading.Inconclusive;
  }
}
