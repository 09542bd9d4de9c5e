/** Merges of text, line by line, as git makes them. Knows neither files nor trees. */
@NullMarked
package dev.slipway.adapters.lines;

import org.jspecify.annotations.NullMarked;
