/**
 * The front desk: what people typed or clicked becomes a command for the desk, its answer a
 * message.
 */
@NullMarked
package dev.slipway.bot.front;

import org.jspecify.annotations.NullMarked;
