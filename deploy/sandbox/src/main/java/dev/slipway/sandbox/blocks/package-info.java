/** Block Kit: its limits, and how a reader sees it. Nothing here knows about tokens or delivery. */
@NullMarked
package dev.slipway.sandbox.blocks;

import org.jspecify.annotations.NullMarked;
