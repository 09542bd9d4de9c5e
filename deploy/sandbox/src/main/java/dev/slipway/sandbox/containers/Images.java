package dev.slipway.sandbox.containers;

import dev.slipway.core.build.ImageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The images of one server, by digest, with the tags that somebody gave them. */
final class Images {
  private final Function<ImageDigest, Optional<AppBuild>> builds;

  /** Tags of each image that is here; an image is named by digest. */
  private final Map<String, List<String>> here = new LinkedHashMap<>();

  Images(Function<ImageDigest, Optional<AppBuild>> builds) {
    this.builds = builds;
  }

  AppBuild pull(String image, boolean diskFull) throws DockerTrouble {
    AppBuild build = digest(image).flatMap(builds).orElseThrow(() -> unknown(image));
    switch (build.kind()) {
      case DENIED ->
          throw new DockerTrouble(
              "Error response from daemon: pull access denied, authentication required");
      case OUT_OF_REACH ->
          throw new DockerTrouble(
              "Error response from daemon: Get \"https://%s/v2/\": dial tcp: i/o timeout"
                  .formatted(image.replaceFirst("/.*", "")));
      case WELL, SICK, WRONG, DYING, MIGRATION_FAILS -> keep(image, diskFull);
    }
    return build;
  }

  synchronized boolean has(String image) {
    return here.containsKey(image) || here.values().stream().anyMatch(t -> t.contains(image));
  }

  synchronized List<String> tags(String image) throws DockerTrouble {
    List<String> tags = here.get(image);
    if (tags == null) {
      throw new DockerTrouble("Error response from daemon: No such image: " + image);
    }
    return List.copyOf(tags);
  }

  synchronized void tag(String image, String tag) throws DockerTrouble {
    tags(image);
    here.values().forEach(tags -> tags.remove(tag));
    here.getOrDefault(image, new ArrayList<>()).add(tag);
  }

  /** Takes a tag away, or an image by its digest. */
  synchronized void remove(String reference) {
    here.remove(reference);
    here.values().forEach(tags -> tags.remove(reference));
  }

  /** The digests of the images with a name. */
  synchronized List<String> digests(String name) {
    return here.keySet().stream()
        .filter(image -> image.startsWith(name + "@"))
        .map(image -> image.substring(name.length() + 1))
        .toList();
  }

  /** All of them, by digest. */
  synchronized List<String> all() {
    return List.copyOf(here.keySet());
  }

  private synchronized void keep(String image, boolean diskFull) throws DockerTrouble {
    if (diskFull) {
      throw new DockerTrouble("failed to register layer: write /app: no space left on device");
    }
    here.putIfAbsent(image, new ArrayList<>());
  }

  private static Optional<ImageDigest> digest(String image) {
    int at = image.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(new ImageDigest(image.substring(at + 1)));
  }

  private static DockerTrouble unknown(String image) {
    return new DockerTrouble(
        "Error response from daemon: manifest for %s not found: manifest unknown".formatted(image));
  }
}
