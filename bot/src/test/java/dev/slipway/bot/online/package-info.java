/** Tests of what is asked of the systems outside. */
@NullMarked
package dev.slipway.bot.online;

import org.jspecify.annotations.NullMarked;
