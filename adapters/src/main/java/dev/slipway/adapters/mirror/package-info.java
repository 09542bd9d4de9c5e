/** Local copies of repositories: made in the background, kept small and whole. No rule of picks. */
@NullMarked
package dev.slipway.adapters.mirror;

import org.jspecify.annotations.NullMarked;
