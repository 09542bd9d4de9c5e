/** Tests of the front desk. */
@NullMarked
package dev.slipway.bot.front;

import org.jspecify.annotations.NullMarked;
