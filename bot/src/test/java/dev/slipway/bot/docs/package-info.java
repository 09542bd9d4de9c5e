/** Tests that hold the documentation and {@code deploy/} to what the code does. */
@NullMarked
package dev.slipway.bot.docs;

import org.jspecify.annotations.NullMarked;
