package dev.slipway.adapters.inspection;

/** How versions are said. */
final class Versions {
  private static final int SHORT = 8;

  private Versions() {}

  /** The first characters of a long id; a number to the letter. */
  static String shortened(String version) {
    return version.length() > 2 * SHORT ? version.substring(0, SHORT) : version;
  }
}
