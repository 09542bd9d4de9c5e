/**
 * Who asks and who may: persons, groups, channels and the rights of an environment. Knows nothing
 * of Slack's API.
 */
@NullMarked
package dev.slipway.core.people;

import org.jspecify.annotations.NullMarked;
