/** The door through which people ask: the connection to Slack, over a socket or over HTTP. */
@NullMarked
package dev.slipway.bot.door;

import org.jspecify.annotations.NullMarked;
