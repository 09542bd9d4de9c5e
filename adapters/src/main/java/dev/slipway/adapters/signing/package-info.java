/** Signatures under commits, by a key in a file; what a commit says is not decided here. */
@NullMarked
package dev.slipway.adapters.signing;

import org.jspecify.annotations.NullMarked;
