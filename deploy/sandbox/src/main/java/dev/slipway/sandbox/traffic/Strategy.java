package dev.slipway.sandbox.traffic;

/** strategy of the AWS page <i>DeploymentConfiguration</i>. */
public enum Strategy {
  ROLLING,
  BLUE_GREEN,
  LINEAR,
  CANARY;

  /** Whether the old revision runs on in full strength until the new one has all the traffic. */
  public boolean keepsBlue() {
    return this != ROLLING;
  }

  /** Whether the traffic moves in steps, which ECS can only do with a load balancer. */
  public boolean shiftsInSteps() {
    return this == LINEAR || this == CANARY;
  }
}
