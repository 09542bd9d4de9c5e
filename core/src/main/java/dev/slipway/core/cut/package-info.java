/** The cut: a new release branch is made, and its first build is started. */
@NullMarked
package dev.slipway.core.cut;

import org.jspecify.annotations.NullMarked;
