package dev.slipway.adapters.images;

import dev.slipway.core.build.ImageName;
import java.util.regex.Pattern;

/**
 * An image name taken apart as docker does it.
 *
 * @param registry host and, when it is not the usual one, port; {@code docker.io} when none is
 *     named
 * @param path the repository within the registry
 */
public record ImageLocation(String registry, String path) {
  private static final String HUB = "docker.io";
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:]+])(?::\\d{1,5})?");
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");

  public ImageLocation {
    if (!HOST.matcher(registry).matches() || !PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "\"%s/%s\" is not an image name such as registry.example.com/shop"
              .formatted(registry, path));
    }
  }

  public static ImageLocation of(ImageName name) {
    String[] parts = name.value().split("/", 2);
    if (parts.length == 1 || !namesHost(parts[0])) {
      String path = parts.length == 1 ? "library/" + name : name.value();
      return new ImageLocation(HUB, path);
    }
    boolean official = parts[0].equals(HUB) && !parts[1].contains("/");
    return new ImageLocation(parts[0], official ? "library/" + parts[1] : parts[1]);
  }

  /** Where the registry answers, as host and port. */
  public String authority() {
    return registry.equals(HUB) ? "registry-1.docker.io" : registry;
  }

  /** The name under which docker's configuration keeps the login. */
  public String loginKey() {
    return registry.equals(HUB) ? "https://index.docker.io/v1/" : registry;
  }

  private static boolean namesHost(String first) {
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }
}
