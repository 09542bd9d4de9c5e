/** Outages and bad input as people see them, with a real bot as a process of its own. */
@NullMarked
package dev.slipway.sandbox.outage;

import org.jspecify.annotations.NullMarked;
