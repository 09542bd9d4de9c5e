/** The git host of an app: how it is reached, and what it says. */
@NullMarked
package dev.slipway.adapters.githost;

import org.jspecify.annotations.NullMarked;
