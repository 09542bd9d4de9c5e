/**
 * The builders that run on the bot's own host: detached processes that outlive the bot, and what
 * they leave on disk; no registry is asked here.
 */
@NullMarked
package dev.slipway.adapters.builds;

import org.jspecify.annotations.NullMarked;
