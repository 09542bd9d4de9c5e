/** Builds that run elsewhere, in stories that a person could play. */
@NullMarked
package dev.slipway.sandbox.builders;

import org.jspecify.annotations.NullMarked;
