/**
 * What the page tells about the world and what can be broken there; knows neither bot nor Slack.
 */
@NullMarked
package dev.slipway.sandbox.panel;

import org.jspecify.annotations.NullMarked;
