/**
 * An image registry that lives in this process: it speaks the OCI distribution API, keeps images in
 * memory and can be told to fail; it knows nothing of Slipway.
 */
@NullMarked
package dev.slipway.sandbox.registry;

import org.jspecify.annotations.NullMarked;
