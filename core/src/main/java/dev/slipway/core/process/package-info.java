/**
 * All kinds of process put together: their journals, their turns, and the desk in front of them.
 */
@NullMarked
package dev.slipway.core.process;

import org.jspecify.annotations.NullMarked;
