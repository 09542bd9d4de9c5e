package dev.slipway.bot.config;

import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import java.util.Set;

/** The block {@code build.github-actions} of an app. */
final class GithubActionsReader {
  private static final Set<String> GIVEN = Set.of("commit", "epoch", "image", "slipway_build");

  private GithubActionsReader() {}

  static Way.GithubActions read(Section section) {
    return new Way.GithubActions(
        section.usually("api-url", "https://api.github.com", Forms::apiAddress),
        section.required("repository", "example/shop", Forms::ownerAndName),
        section.required("workflow", "build.yml", Forms::text),
        section.optional("ref", "main", Forms::text),
        section.required("token", "${GITHUB_TOKEN}", Secret::new),
        BuildReader.given(section.section("inputs"), GIVEN));
  }
}
