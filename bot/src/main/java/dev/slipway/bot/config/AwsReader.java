package dev.slipway.bot.config;

import dev.slipway.bot.config.Settings.Keys;
import dev.slipway.bot.config.Settings.Region;
import dev.slipway.bot.config.Settings.Role;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The block {@code aws}. */
final class AwsReader {
  private static final String ROLE = "arn:aws:iam::123456789012:role/slipway";
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");

  private AwsReader() {}

  static Map<String, Region> regions(Section section) {
    Map<String, Region> regions = new LinkedHashMap<>();
    for (Named each : section.named()) {
      Region region = region(each.section());
      each.as("eu-west-1", region.region().isPresent() ? Forms::awsName : Forms::region);
      regions.put(each.text(), region);
    }
    return regions;
  }

  /** Empty for all of them. */
  static Optional<Integer> keptTaskDefinitions(Section aws) {
    return aws.usually(
        "keep-task-definitions",
        "20",
        text ->
            text.equals("all")
                ? Optional.empty()
                : Optional.of(Forms.number(5, 10_000).apply(text)));
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
        id.flatMap(known -> secret.map(hidden -> new Keys(known, hidden))),
        region.optional("region", "eu-west-1", Forms::region),
        role(region));
  }

  private static Optional<Role> role(Section region) {
    Optional<String> arn = region.optional("role", ROLE, AwsReader::role);
    Optional<String> externalId = region.optional("external-id", "slipway", Forms::text);
    if (externalId.isPresent() && arn.isEmpty()) {
      region.mistake("external-id belongs to a role. Example: role: " + ROLE);
    }
    return arn.map(known -> new Role(known, externalId));
  }

  private static String role(String text) {
    if (!ARN.matcher(text).matches()) {
      throw new IllegalArgumentException("\"%s\" is not the ARN of a role".formatted(text));
    }
    return text;
  }
}
