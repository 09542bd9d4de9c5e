/**
 * Builds as jobs of a Jenkins controller, over its remote access API: queue item, build, the end of
 * its log. Nothing here decides when to build.
 */
@NullMarked
package dev.slipway.adapters.jenkins;

import org.jspecify.annotations.NullMarked;
