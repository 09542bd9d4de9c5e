/**
 * Sends what the outbox holds to Slack: in order, once, at the pace that Slack allows. Knows what a
 * message is for and where it goes, never what it says.
 */
@NullMarked
package dev.slipway.bot.courier;

import org.jspecify.annotations.NullMarked;
