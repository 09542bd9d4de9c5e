/** Root of the adapters module. */
@NullMarked
package dev.slipway.adapters;

import org.jspecify.annotations.NullMarked;
