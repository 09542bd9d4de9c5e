package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.Map;

/**
 * What a deployment brings: a task definition, frozen under its own ARN.
 *
 * @param digests by image reference, as they were when the revision was made: all its tasks run
 *     these (AWS page <i>Container image resolution</i>)
 */
public record ServiceRevision(
    String arn, TaskDefinition definition, Instant createdAt, Map<String, String> digests) {
  public ServiceRevision {
    digests = Map.copyOf(digests);
  }
}
