/** Asks the installed git whether the sample history is what it claims to be. */
@NullMarked
package dev.slipway.sandbox.git;

import org.jspecify.annotations.NullMarked;
