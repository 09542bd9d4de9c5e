/** Commits copied onto another head in objects only, and found again among what is there. */
@NullMarked
package dev.slipway.adapters.replay;

import org.jspecify.annotations.NullMarked;
