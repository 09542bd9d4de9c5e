/** One bot in a world of its own, for stories that a person could play. */
@NullMarked
package dev.slipway.sandbox.scene;

import org.jspecify.annotations.NullMarked;
