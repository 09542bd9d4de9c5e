package dev.slipway.adapters.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.Inscription;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what images say of themselves: {@code
 * https://github.com/opencontainers/image-spec/blob/main/config.md}.
 */
final class InscriptionReader {
  /** More than anybody builds for; an index of thousands would be a thousand questions. */
  private static final int MOST_PLATFORMS = 16;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryDoor door;

  InscriptionReader(RegistryDoor door) {
    this.door = door;
  }

  /**
   * @param content a manifest, or an index of manifests
   * @return one for each platform, without attestations and other things that do not run
   */
  List<Inscription> of(ImageLocation location, byte[] content) {
    JsonNode manifest = read(location, content);
    if (!manifest.has("manifests")) {
      return inscription(location, manifest).stream().toList();
    }
    return elements(manifest.path("manifests"))
        .filter(InscriptionReader::runs)
        .limit(MOST_PLATFORMS)
        .flatMap(entry -> ofEntry(location, entry).stream())
        .toList();
  }

  /** BuildKit keeps its attestations as manifests of an unknown platform. */
  private static boolean runs(JsonNode entry) {
    return !entry.path("platform").path("os").asText("unknown").equals("unknown");
  }

  private Optional<Inscription> ofEntry(ImageLocation location, JsonNode entry) {
    byte[] manifest =
        door.content(location, digest(location, entry))
            .orElseThrow(() -> incomplete(location, entry));
    return inscription(location, read(location, manifest));
  }

  private Optional<Inscription> inscription(ImageLocation location, JsonNode manifest) {
    if (!manifest.has("config")) {
      return Optional.empty();
    }
    JsonNode blob = manifest.path("config");
    byte[] content =
        door.blob(location, digest(location, blob)).orElseThrow(() -> incomplete(location, blob));
    JsonNode image = read(location, content);
    return image.has("os")
        ? Optional.of(new Inscription(platform(image), environment(image), labels(image)))
        : Optional.empty();
  }

  private static String platform(JsonNode image) {
    String platform = image.path("os").asText() + "/" + image.path("architecture").asText();
    String variant = image.path("variant").asText("");
    return variant.isEmpty() ? platform : platform + "/" + variant;
  }

  private static Map<String, String> environment(JsonNode image) {
    Map<String, String> environment = new HashMap<>();
    elements(image.path("config").path("Env"))
        .map(JsonNode::asText)
        .map(assignment -> assignment.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> environment.put(parts[0], parts[1]));
    return environment;
  }

  private static Map<String, String> labels(JsonNode image) {
    Map<String, String> labels = new HashMap<>();
    image
        .path("config")
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static ImageDigest digest(ImageLocation location, JsonNode descriptor) {
    String digest = descriptor.path("digest").asText();
    try {
      return new ImageDigest(digest);
    } catch (IllegalArgumentException e) {
      throw RegistryDoor.nonsense(location, "a manifest of it names the digest \"" + digest + "\"");
    }
  }

  private static JsonNode read(ImageLocation location, byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw RegistryDoor.nonsense(location, "it sent something that is no JSON");
    }
  }

  private static RuntimeException incomplete(ImageLocation location, JsonNode descriptor) {
    return RegistryDoor.nonsense(
        location, "a part of the image is missing: " + descriptor.path("digest").asText());
  }
}
