/** The small world of the sandbox: a shop, its people, and every system the bot talks to. */
@NullMarked
package dev.slipway.sandbox.world;

import org.jspecify.annotations.NullMarked;
