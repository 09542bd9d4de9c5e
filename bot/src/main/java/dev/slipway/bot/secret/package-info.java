/** What must never be shown, whoever needs it; knows nobody who does. */
@NullMarked
package dev.slipway.bot.secret;

import org.jspecify.annotations.NullMarked;
