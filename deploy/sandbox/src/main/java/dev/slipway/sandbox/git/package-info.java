/** A git repository to play with: the small history of a web shop that nobody runs. */
@NullMarked
package dev.slipway.sandbox.git;

import org.jspecify.annotations.NullMarked;
