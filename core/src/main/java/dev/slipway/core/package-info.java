/** The rules of Slipway. Pure Java: no I/O, no clock but the one that is handed in, no library. */
@NullMarked
package dev.slipway.core;

import org.jspecify.annotations.NullMarked;
