/**
 * Services on Amazon ECS as targets: what is read of them, shared; what is changed, looked at
 * first; and how our own deployment is judged, by identity. Nothing here decides what is released.
 */
@NullMarked
package dev.slipway.adapters.ecs;

import org.jspecify.annotations.NullMarked;
