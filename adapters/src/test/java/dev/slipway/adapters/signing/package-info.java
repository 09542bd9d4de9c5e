/** Keys of real programs. */
@NullMarked
package dev.slipway.adapters.signing;

import org.jspecify.annotations.NullMarked;
