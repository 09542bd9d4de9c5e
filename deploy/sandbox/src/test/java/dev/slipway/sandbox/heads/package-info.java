/** Release branches that move without the bot: people push to them with plain git. */
@NullMarked
package dev.slipway.sandbox.heads;

import org.jspecify.annotations.NullMarked;
