/** Stories of the whole core: real engines over fake stores and a fake outside world. */
@NullMarked
package dev.slipway.core.story;

import org.jspecify.annotations.NullMarked;
