/** Commits and branches, and the port to the repository that holds them. No git library here. */
@NullMarked
package dev.slipway.core.repository;

import org.jspecify.annotations.NullMarked;
