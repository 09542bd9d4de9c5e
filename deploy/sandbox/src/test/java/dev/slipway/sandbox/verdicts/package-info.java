/** What the bot says when a release to ECS fails: scenarios, played in the time of the stand-in. */
@NullMarked
package dev.slipway.sandbox.verdicts;

import org.jspecify.annotations.NullMarked;
