/** What all services of AWS have in common for us: how they are reached, what their errors mean. */
@NullMarked
package dev.slipway.adapters.aws;

import org.jspecify.annotations.NullMarked;
