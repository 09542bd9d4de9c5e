package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Reason;

/**
 * Why one task of ours died.
 *
 * @param certain trying again cannot help: the image or a secret cannot be had
 * @param fingerprint equal for tasks that died the same way
 * @param said what happened, in words that go on from "a new task"
 * @param evidence what ECS says, unchanged
 */
record Cause(Reason reason, boolean certain, String fingerprint, String said, String evidence) {}
