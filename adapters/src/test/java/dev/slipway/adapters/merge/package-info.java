/** The merge against the installed git, on real and on random histories. */
@NullMarked
package dev.slipway.adapters.merge;

import org.jspecify.annotations.NullMarked;
