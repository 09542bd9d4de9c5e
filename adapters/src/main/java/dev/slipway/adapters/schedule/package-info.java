/** Timers that outlive a replica, by Quartz. Knows when and where to wake, never what for. */
@NullMarked
package dev.slipway.adapters.schedule;

import org.jspecify.annotations.NullMarked;
