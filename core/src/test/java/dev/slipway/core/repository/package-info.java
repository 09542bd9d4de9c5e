/** A repository in memory, and what every repository must do. */
@NullMarked
package dev.slipway.core.repository;

import org.jspecify.annotations.NullMarked;
