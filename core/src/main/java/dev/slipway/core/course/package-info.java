/** Where the time of a process went, and how long such things usually take. Knows no process. */
@NullMarked
package dev.slipway.core.course;

import org.jspecify.annotations.NullMarked;
