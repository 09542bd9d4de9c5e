/** The last lines of what containers wrote, from CloudWatch Logs; nothing of that is kept. */
@NullMarked
package dev.slipway.adapters.logs;

import org.jspecify.annotations.NullMarked;
