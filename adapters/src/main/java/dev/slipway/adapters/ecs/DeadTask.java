package dev.slipway.adapters.ecs;

import java.util.Optional;

/**
 * A task that has ended.
 *
 * @param arn of the task
 * @param definition the ARN of its task definition
 * @param culprit the container because of which it ended, when that is known
 */
record DeadTask(String arn, String definition, Optional<String> culprit) {}
