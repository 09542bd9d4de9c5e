package dev.slipway.bot.config;

import dev.slipway.adapters.replay.MessageTemplate;
import dev.slipway.bot.config.AppSettings.RegistryLogin;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.CutPolicy;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.PickPolicy;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.command.Nearest;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Right;
import dev.slipway.core.repository.BranchName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One block below {@code apps}. */
final class AppReader {
  private static final String REPOSITORY =
      "repository: { url: https://github.com/example/shop.git, token: \"${GIT_TOKEN}\" }";

  private static final String EXAMPLE_MESSAGE = "\"{message}\\nRequested-by: {requester}\"";

  private final Rights rights;
  private final EnvironmentReader environments;
  private final BuildReader builds;

  /**
   * @param app what the rules know
   * @param settings what the adapters need
   */
  record Parts(App app, AppSettings settings) {}

  AppReader(
      Rights rights, TargetReader targets, SignalReader signals, Map<String, String> variables) {
    this.rights = rights;
    this.environments = new EnvironmentReader(rights, targets, signals);
    this.builds = new BuildReader(variables, targets::region);
  }

  Parts read(AppName name, Section section) {
    RepositoryReader repository =
        RepositoryReader.read(section.requiredSection("repository", REPOSITORY));
    Section picks = section.section("picks");
    return new Parts(
        app(name, section, picks, repository),
        new AppSettings(
            repository.url(),
            repository.login(),
            repository.wholeMirror(),
            picks
                .find("message")
                .flatMap(value -> value.read(EXAMPLE_MESSAGE, MessageTemplate::parse)),
            section.findSection("registry").map(AppReader::registry),
            builds.building(section.section("build"))));
  }

  private App app(AppName name, Section section, Section picks, RepositoryReader repository) {
    ImageName image = section.required("image", "registry.example.com/shop", Forms::image);
    String channel = section.required("channel", "C0123456", Forms.slackId("CG", "channel"));
    Right pick = rights.required(section, "pick");
    List<Environment> all =
        environments.environments(
            section.requiredSection("environments", "environments: { production: … }"), name, pick);
    return new App(
        name,
        repository.trunk(),
        repository.releaseBranches(),
        repository.tags(),
        image,
        new ChannelId(channel),
        picks(picks, pick),
        cuts(section.section("cuts"), pick, repository.releaseBranches()),
        releaseTo(section, all),
        all);
  }

  private CutPolicy cuts(Section cuts, Right pick, String releaseBranches) {
    return new CutPolicy(
        rights.optional(cuts, "who").orElse(pick),
        cuts.optional("name", "release/{date}", text -> pattern(text, releaseBranches))
            .or(() -> CutPolicy.pattern(releaseBranches)));
  }

  private static String pattern(String text, String releaseBranches) {
    if (!text.contains("{date}")) {
      throw new IllegalArgumentException("\"%s\" has no {date} in it".formatted(text));
    }
    if (!new BranchName(text.replace("{date}", "2026-11-20")).matches(releaseBranches)) {
      throw new IllegalArgumentException(
          "\"%s\" names no branch that release-branches %s matches"
              .formatted(text, releaseBranches));
    }
    return text;
  }

  private static PickPolicy picks(Section picks, Right who) {
    return new PickPolicy(
        who,
        picks.usually("from-trunk-only", "true", Forms::flag),
        picks.usually("rehearse", "on-caution", AppReader::rehearse));
  }

  private static Rehearse rehearse(String text) {
    return switch (text) {
      case "always" -> Rehearse.ALWAYS;
      case "on-caution" -> Rehearse.ON_CAUTION;
      case "never" -> Rehearse.NEVER;
      default ->
          throw new IllegalArgumentException(
              "\"%s\" is not one of always, on-caution, never".formatted(text));
    };
  }

  private static RegistryLogin registry(Section registry) {
    return new RegistryLogin(
        registry.required("username", "slipway", Forms::text),
        registry.required("password", "${REGISTRY_PASSWORD}", Secret::new));
  }

  private static Optional<EnvironmentName> releaseTo(Section section, List<Environment> all) {
    return section
        .find("release-to")
        .flatMap(
            value -> {
              Optional<EnvironmentName> name = value.read("production", EnvironmentName::new);
              name.flatMap(wanted -> objection(wanted, all)).ifPresent(value::mistake);
              return name;
            });
  }

  private static Optional<String> objection(EnvironmentName wanted, List<Environment> all) {
    Optional<Environment> found =
        all.stream().filter(each -> each.name().equals(wanted)).findFirst();
    if (found.isEmpty() && !all.isEmpty()) {
      List<String> known = all.stream().map(each -> each.name().value()).toList();
      return Optional.of(
          "there is no environment \"%s\"%s"
              .formatted(
                  wanted,
                  Nearest.to(wanted.value(), known)
                      .map(". Perhaps %s is meant"::formatted)
                      .orElse("")));
    }
    return found
        .filter(Environment::automatic)
        .map(
            each ->
                "environment \"%s\" is automatic: every build goes there by itself. Name one that people release to"
                    .formatted(each.name()));
  }
}
