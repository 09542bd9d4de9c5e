/** Real repositories, and small hosts that serve them. */
@NullMarked
package dev.slipway.adapters.git;

import org.jspecify.annotations.NullMarked;
