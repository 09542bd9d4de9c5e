package dev.slipway.core.engine;

/**
 * The right to act for a name until it ends or is renewed.
 *
 * @param name what is leased, such as {@code release-42}
 */
public record Lease(String name, Fence fence) {}
