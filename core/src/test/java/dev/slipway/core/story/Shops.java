package dev.slipway.core.story;

import dev.slipway.core.app.App;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.OnFailure;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.golden.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop of the samples, with one target on staging, configured in several ways. */
final class Shops {
  private static final Map<String, Integer> TWO_WAVES = Map.of("web", 1, "worker", 2);

  private Shops() {}

  /** Two waves on production, which is where releases go by default. */
  static App usual() {
    return shop(Optional.of(Samples.PRODUCTION), production(false, TWO_WAVES));
  }

  static App withFourEyes() {
    return shop(Optional.of(Samples.PRODUCTION), production(true, TWO_WAVES));
  }

  /** Production is all there is. */
  static App withoutStaging() {
    return Samples.shop(List.of(production(false, TWO_WAVES)));
  }

  static App thatReleasesNowhereByDefault() {
    return shop(Optional.empty(), production(false, TWO_WAVES));
  }

  /**
   * @param waves of production's targets, by their names
   */
  static App withWaves(Map<String, Integer> waves) {
    return shop(Optional.of(Samples.PRODUCTION), production(false, waves));
  }

  /** Production goes live in that way. */
  static App withPace(Pace pace, Map<String, Integer> waves) {
    return shop(Optional.of(Samples.PRODUCTION), at(pace, production(false, waves)));
  }

  /** Production's targets in two waves, with these tasks. */
  static App withTasks(DeployTask... tasks) {
    return withTasks(usual(), tasks);
  }

  /** That shop, with these tasks on production. */
  static App withTasks(App shop, DeployTask... tasks) {
    Environment like = shop.environment(Samples.PRODUCTION).orElseThrow();
    return shop(shop.releaseTo(), with(like, List.of(tasks), like.onFailure(), like.soak()));
  }

  /** That shop, whose releases to production go back by themselves. */
  static App thatGoesBackByItself(App shop) {
    Environment like = shop.environment(Samples.PRODUCTION).orElseThrow();
    return shop(shop.releaseTo(), with(like, like.tasks(), OnFailure.ROLL_BACK, like.soak()));
  }

  /** That shop, in which what is live on production is watched for so long before it is done. */
  static App soaking(App shop, Duration soak) {
    Environment like = shop.environment(Samples.PRODUCTION).orElseThrow();
    return shop(shop.releaseTo(), with(like, like.tasks(), like.onFailure(), Optional.of(soak)));
  }

  private static Environment with(
      Environment like, List<DeployTask> tasks, OnFailure onFailure, Optional<Duration> soak) {
    return new Environment(
        like.name(),
        like.automatic(),
        like.targets(),
        like.release(),
        like.confirm(),
        like.fourEyes(),
        like.confirmWithin(),
        like.deadline(),
        tasks,
        like.pace(),
        onFailure,
        soak,
        like.link());
  }

  private static Environment at(Pace pace, Environment like) {
    return new Environment(
        like.name(),
        like.automatic(),
        like.targets(),
        like.release(),
        like.confirm(),
        like.fourEyes(),
        like.confirmWithin(),
        like.deadline(),
        like.tasks(),
        pace,
        like.link());
  }

  /** Production's two targets, and staging with its own in front of another one. */
  static App withTwoWavesOnStaging() {
    return shop(
        Optional.of(Samples.PRODUCTION),
        Map.of("stage", 1, "cron", 2),
        production(false, TWO_WAVES));
  }

  private static App shop(Optional<EnvironmentName> releaseTo, Environment production) {
    return shop(releaseTo, Map.of("stage", 1), production);
  }

  private static App shop(
      Optional<EnvironmentName> releaseTo, Map<String, Integer> staging, Environment production) {
    App shop = Samples.shop();
    return new App(
        shop.name(),
        shop.trunk(),
        shop.releaseBranches(),
        shop.tags(),
        shop.image(),
        shop.channel(),
        shop.picks(),
        shop.cuts(),
        releaseTo,
        List.of(environment(Samples.staging(), false, staging), production));
  }

  private static Environment production(boolean fourEyes, Map<String, Integer> waves) {
    return environment(Samples.production(), fourEyes, waves);
  }

  private static Environment environment(
      Environment like, boolean fourEyes, Map<String, Integer> waves) {
    List<TargetSpec> targets =
        waves.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> Samples.target(new TargetName(each.getKey()), each.getValue()))
            .toList();
    return new Environment(
        like.name(),
        like.automatic(),
        targets,
        like.release(),
        like.confirm(),
        fourEyes,
        like.confirmWithin(),
        like.deadline(),
        like.tasks(),
        like.pace(),
        like.link());
  }
}
