/**
 * The pick: a request to copy named commits onto a release branch, followed until its change is on
 * staging.
 */
@NullMarked
package dev.slipway.core.pick;

import org.jspecify.annotations.NullMarked;
