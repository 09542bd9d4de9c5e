package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import java.util.Set;

/** The block {@code build.jenkins} of an app. */
final class JenkinsReader {
  private static final Set<String> GIVEN =
      Set.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME", "IMAGE", "SLIPWAY_BUILD");

  private JenkinsReader() {}

  static Way.Jenkins read(Section section) {
    return new Way.Jenkins(
        section.required("url", "https://ci.example.com/jenkins", Forms::apiAddress),
        section.required("job", "team/shop-image", JenkinsReader::job),
        section.required("username", "slipway", Forms::text),
        section.required("token", "${JENKINS_TOKEN}", Secret::new),
        BuildReader.given(section.section("parameters"), GIVEN));
  }

  private static String job(String text) {
    Forms.check(
        !text.contains("://") && !text.startsWith("job/") && !text.contains("/job/"),
        "\"%s\" is an address, not the full name of a job".formatted(text));
    return text;
  }
}
