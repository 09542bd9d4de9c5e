package dev.slipway.core.signal;

class FakeSignalsTest extends SignalsContract {
  @Override
  protected Signals signals(Shown shown) {
    FakeSignals signals = new FakeSignals();
    switch (shown) {
      case GOOD -> signals.say(ERRORS, new Reading.Good("0.004, bad above 0.01"));
      case BAD -> signals.say(ERRORS, new Reading.Bad("0.2, bad above 0.01", "the query"));
      case TOO_LITTLE -> signals.say(ERRORS, new Reading.Inconclusive("12 of 100"));
      case NO_ANSWER -> signals.away(true);
    }
    return signals;
  }
}
