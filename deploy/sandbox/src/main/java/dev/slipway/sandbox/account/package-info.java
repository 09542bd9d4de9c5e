/**
 * What else an AWS account has that tasks of ECS need: secrets, parameters, roles, log groups,
 * target groups, alarms. Knows nothing of ECS itself.
 */
@NullMarked
package dev.slipway.sandbox.account;

import org.jspecify.annotations.NullMarked;
