package dev.slipway.sandbox.traffic;

/** What a course says of its deployment. */
public sealed interface Ruling {
  /** It goes on, or waits. */
  record Underway() implements Ruling {}

  /** All its stages are behind it. */
  record Finished() implements Ruling {}

  /**
   * It has to go back.
   *
   * @param reason in the words of the AWS page <i>Troubleshooting Amazon ECS blue/green
   *     deployments</i>
   */
  record TurnBack(String reason) implements Ruling {}
}
