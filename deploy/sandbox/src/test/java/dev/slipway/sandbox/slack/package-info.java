/** The stand-in, driven by Slack's own SDK. */
@NullMarked
package dev.slipway.sandbox.slack;

import org.jspecify.annotations.NullMarked;
