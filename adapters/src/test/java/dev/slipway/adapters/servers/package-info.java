/**
 * What is sent to servers and what is made of their answers; the scripts themselves run on real
 * hosts in the sandbox's tests.
 */
@NullMarked
package dev.slipway.adapters.servers;

import org.jspecify.annotations.NullMarked;
