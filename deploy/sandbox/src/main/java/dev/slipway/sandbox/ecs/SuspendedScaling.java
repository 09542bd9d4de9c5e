package dev.slipway.sandbox.ecs;

/** What of the scaling of a service is suspended: in, out, and what is scheduled. */
public record SuspendedScaling(boolean in, boolean out, boolean scheduled) {
  public static final SuspendedScaling NOTHING = new SuspendedScaling(false, false, false);
}
