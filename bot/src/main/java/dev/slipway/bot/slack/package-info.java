/**
 * Everything between Slack and the rules: the door through which people ask, the client through
 * which they are told, and who they are. Knows no command and no card.
 */
@NullMarked
package dev.slipway.bot.slack;

import org.jspecify.annotations.NullMarked;
