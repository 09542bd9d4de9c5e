/** The client through which people are told, and who they are; knows no command and no card. */
@NullMarked
package dev.slipway.bot.slack;

import org.jspecify.annotations.NullMarked;
