/**
 * What else of an AWS account a task needs to start: secrets, roles, log groups, target groups.
 * Reads what they are, never a secret's value, and changes nothing.
 */
@NullMarked
package dev.slipway.adapters.account;

import org.jspecify.annotations.NullMarked;
