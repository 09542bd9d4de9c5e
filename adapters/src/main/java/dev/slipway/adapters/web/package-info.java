/** What HTTP says to every system that is asked over it; knows none of them. */
@NullMarked
package dev.slipway.adapters.web;

import org.jspecify.annotations.NullMarked;
