/**
 * The catalog: which apps there are, where they run and what a release of them changes. Read once
 * from the configuration; nothing here changes at run time.
 */
@NullMarked
package dev.slipway.core.app;

import org.jspecify.annotations.NullMarked;
