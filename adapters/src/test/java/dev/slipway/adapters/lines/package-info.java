/** Merges of text by themselves. */
@NullMarked
package dev.slipway.adapters.lines;

import org.jspecify.annotations.NullMarked;
