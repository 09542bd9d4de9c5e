/** What changes the number of an ECS service's tasks by itself: Application Auto Scaling. */
@NullMarked
package dev.slipway.adapters.scaling;

import org.jspecify.annotations.NullMarked;
