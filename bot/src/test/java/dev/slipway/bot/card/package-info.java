/** What people see, as golden files and against hostile input. */
@NullMarked
package dev.slipway.bot.card;

import org.jspecify.annotations.NullMarked;
