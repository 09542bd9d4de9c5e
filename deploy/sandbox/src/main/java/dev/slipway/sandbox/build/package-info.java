/**
 * A program that the bot's {@code command} builder starts: it makes a small image of one commit and
 * pushes it, without Docker.
 */
@NullMarked
package dev.slipway.sandbox.build;

import org.jspecify.annotations.NullMarked;
