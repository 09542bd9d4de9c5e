/** Commands that need no running bot. Starts nothing. */
@NullMarked
package dev.slipway.bot.cli;

import org.jspecify.annotations.NullMarked;
