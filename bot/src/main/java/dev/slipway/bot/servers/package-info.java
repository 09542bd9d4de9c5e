/**
 * The commands of {@code slipway servers}: what a person does on the servers of a configuration.
 */
@NullMarked
package dev.slipway.bot.servers;

import org.jspecify.annotations.NullMarked;
