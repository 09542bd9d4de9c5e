/** Real repositories, and small hosts that serve them. */
@NullMarked
package dev.slipway.adapters.mirror;

import org.jspecify.annotations.NullMarked;
