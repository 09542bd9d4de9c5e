/**
 * The stand-in for Slack as its users meet it: started from a plan, driven by people or through a
 * page.
 */
@NullMarked
package dev.slipway.sandbox.slack;

import org.jspecify.annotations.NullMarked;
