package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import java.util.Set;

/** The block {@code build.gitlab} of an app. */
final class GitlabReader {
  private static final Set<String> GIVEN =
      Set.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME", "IMAGE", "SLIPWAY_BUILD");

  private GitlabReader() {}

  static Way.Gitlab read(Section section) {
    return new Way.Gitlab(
        section.usually("url", "https://gitlab.com", Forms::apiAddress),
        section.required("project", "example/shop", Forms::text),
        section.optional("ref", "main", Forms::text),
        section.required("token", "${GITLAB_TOKEN}", Secret::new),
        BuildReader.given(section.section("variables"), GIVEN));
  }
}
