/** Signals from Prometheus and CloudWatch. Knows nothing of what a release makes of them. */
@NullMarked
package dev.slipway.adapters.signals;

import org.jspecify.annotations.NullMarked;
