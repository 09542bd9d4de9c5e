package dev.slipway.bot.config;

import dev.slipway.bot.config.Settings.Keys;
import dev.slipway.bot.config.Settings.Region;
import dev.slipway.bot.config.Settings.Role;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The block {@code aws}. */
final class AwsReader {
  private static final String ROLE = "arn:aws:iam::123456789012:role/slipway";
  private static final Pattern QUEUE = Pattern.compile("/\\d{12}/[\\w-]{1,80}(\\.fifo)?");

  /** Of a queue at AWS; a stand-in has another address. */
  private static final Pattern QUEUE_AT_AWS =
      Pattern.compile("sqs\\.([a-z0-9-]+)\\.amazonaws\\..+");

  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/\\S+");

  private AwsReader() {}

  static Map<String, Region> regions(Section section) {
    Map<String, Region> regions = new LinkedHashMap<>();
    Set<URI> queues = new HashSet<>();
    for (Named each : section.named()) {
      Region region = region(each.text(), each.section());
      each.as("eu-west-1", region.region().isPresent() ? Forms::awsName : Forms::region);
      if (region.events().filter(url -> !queues.add(url)).isPresent()) {
        each.mistake("its events come to the queue of another entry. Give each a queue of its own");
      }
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

  private static Region region(String name, Section region) {
    Optional<String> id = region.optional("access-key-id", "${AWS_ACCESS_KEY_ID}", Forms::text);
    Optional<Secret> secret =
        region.optional("secret-access-key", "${AWS_SECRET_ACCESS_KEY}", Secret::new);
    if (id.isPresent() != secret.isPresent()) {
      region.mistake(
          "access-key-id and secret-access-key go together. Leave out both to use the role or"
              + " profile of the machine");
    }
    Optional<String> known = region.optional("region", "eu-west-1", Forms::region);
    String where = known.orElse(name);
    return new Region(
        region.optional("endpoint", "http://127.0.0.1:4004", Forms::address),
        id.flatMap(key -> secret.map(hidden -> new Keys(key, hidden))),
        known,
        role(region),
        region.optional(
            "events",
            "https://sqs.%s.amazonaws.com/123456789012/slipway-events".formatted(where),
            text -> queue(text, where)));
  }

  /** SQS of a region knows the queues of that region alone. */
  private static URI queue(String text, String region) {
    URI url = Forms.address(text);
    Matcher host = QUEUE_AT_AWS.matcher(url.getHost());
    if (!QUEUE.matcher(url.getPath()).matches()) {
      throw new IllegalArgumentException("\"%s\" is not the URL of a queue".formatted(text));
    }
    if (host.matches() && !host.group(1).equals(region)) {
      throw new IllegalArgumentException(
          "is a queue in %s, and this is %s".formatted(host.group(1), region));
    }
    return url;
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
