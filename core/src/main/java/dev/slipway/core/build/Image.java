package dev.slipway.core.build;

/**
 * An image that exists in its registry.
 *
 * @param digest of the manifest (or index) that the tag points at
 */
public record Image(ImageName name, ImageDigest digest) {
  /** The reference that deployments use: by digest, never by tag. */
  public String reference() {
    return name + "@" + digest;
  }
}
