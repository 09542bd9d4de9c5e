/** Kills real bots with kill -9 at every write to the event log and looks at what is left. */
@NullMarked
package dev.slipway.sandbox.crash;

import org.jspecify.annotations.NullMarked;
