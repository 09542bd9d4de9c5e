/**
 * Where a rollback goes: the build that was last verified live before, what ran in between, and
 * which builds are not to come again. Reads the releases, starts none.
 */
@NullMarked
package dev.slipway.core.rollback;

import org.jspecify.annotations.NullMarked;
