/** Messages of copies. */
@NullMarked
package dev.slipway.adapters.replay;

import org.jspecify.annotations.NullMarked;
