/** The bot put together: {@link dev.slipway.bot.Slipway} is the whole system on one screen. */
@NullMarked
package dev.slipway.bot;

import org.jspecify.annotations.NullMarked;
