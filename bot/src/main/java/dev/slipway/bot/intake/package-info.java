/** What Slack says, read, stored and handed on once; knows no command and no card. */
@NullMarked
package dev.slipway.bot.intake;

import org.jspecify.annotations.NullMarked;
