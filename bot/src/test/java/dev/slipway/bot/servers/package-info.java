/** What the commands of {@code slipway servers} say; what they do is tried on real hosts. */
@NullMarked
package dev.slipway.bot.servers;

import org.jspecify.annotations.NullMarked;
