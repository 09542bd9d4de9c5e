/**
 * What people see: cards, lines in their threads, notices, pages and refusals, as pure functions of
 * the state. Sends nothing.
 */
@NullMarked
package dev.slipway.bot.card;

import org.jspecify.annotations.NullMarked;
