package dev.slipway.sandbox.traffic;

/** How many percent of the traffic of users and of testers the new revision gets. */
public record Weights(double production, double test) {
  static final Weights NONE = new Weights(0, 0);

  /** What the old revision gets: it has no test traffic before, as the stages describe it. */
  public Weights left() {
    return new Weights(100 - production, 0);
  }
}
