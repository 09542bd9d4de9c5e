/** Three trees become one, or a list of conflicts, as git's merge has it. In objects only. */
@NullMarked
package dev.slipway.adapters.merge;

import org.jspecify.annotations.NullMarked;
