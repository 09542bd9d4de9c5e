/** What the bot counts and times, for Prometheus. Decides nothing. */
@NullMarked
package dev.slipway.bot.metrics;

import org.jspecify.annotations.NullMarked;
