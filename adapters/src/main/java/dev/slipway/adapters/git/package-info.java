/** The repository of an app, read through a local mirror and changed on its git host. No build. */
@NullMarked
package dev.slipway.adapters.git;

import org.jspecify.annotations.NullMarked;
