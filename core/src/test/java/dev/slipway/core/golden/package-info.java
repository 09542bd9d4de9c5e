/** Golden files: what people see and what the documentation shows, compared to the letter. */
@NullMarked
package dev.slipway.core.golden;

import org.jspecify.annotations.NullMarked;
