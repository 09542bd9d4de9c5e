package dev.slipway.sandbox.fleet;

import java.time.Instant;

/** What a deployment brings: a task definition, frozen under its own ARN. */
public record ServiceRevision(String arn, TaskDefinition definition, Instant createdAt) {}
