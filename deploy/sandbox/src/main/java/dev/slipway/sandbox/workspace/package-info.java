/**
 * What a Slack workspace holds: people, channels, messages, views. No HTTP and no delivery lives
 * here.
 */
@NullMarked
package dev.slipway.sandbox.workspace;

import org.jspecify.annotations.NullMarked;
