/**
 * What {@code slipway check --online} asks the systems outside, and what it makes of their answers;
 * it makes no adapter and changes nothing.
 */
@NullMarked
package dev.slipway.bot.online;

import org.jspecify.annotations.NullMarked;
