package dev.slipway.bot.config;

import dev.slipway.bot.config.Settings.Keys;
import dev.slipway.bot.config.Settings.Region;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The block {@code aws}. */
final class AwsReader {
  private AwsReader() {}

  static Map<String, Region> regions(Section section) {
    Map<String, Region> regions = new LinkedHashMap<>();
    for (Named each : section.named()) {
      each.as("eu-west-1", Forms::region);
      regions.put(each.text(), region(each.section()));
    }
    return regions;
  }

  private static Region region(Section region) {
    Optional<String> id = region.optional("access-key-id", "${AWS_ACCESS_KEY_ID}", Forms::text);
    Optional<Secret> secret =
        region.optional("secret-access-key", "${AWS_SECRET_ACCESS_KEY}", Secret::new);
    if (id.isPresent() != secret.isPresent()) {
      region.mistake(
          "access-key-id and secret-access-key go together. Leave out both to use the role or"
              + " profile of the machine");
    }
    return new Region(
        region.optional("endpoint", "http://127.0.0.1:4004", Forms::address),
        id.flatMap(known -> secret.map(hidden -> new Keys(known, hidden))));
  }
}
