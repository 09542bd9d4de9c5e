package dev.slipway.sandbox.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.Call;
import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import dev.slipway.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** A shop whose production services follow a strategy, with a new build on staging. */
final class StrategyStory implements AutoCloseable {
  private final Scene scene;
  private String card = "";

  /**
   * @param strategy of all services of production
   * @param environment a further line of production, such as {@code go-live: click}
   */
  StrategyStory(String strategy, String environment) {
    this(strategy, environment, (world, text) -> text);
  }

  /**
   * @param change edits the rest of the configuration
   */
  StrategyStory(String strategy, String environment, BiFunction<World, String, String> change) {
    scene =
        Scene.start(
            world -> BotFile.alone(world, 0),
            (world, text) -> change.apply(world, configured(text, strategy, environment)));
    scene.stage(scene.world().repository().cleanPicks().getFirst());
  }

  private static String configured(String text, String strategy, String environment) {
    return text.replaceAll(
            "(service: production-\\w+, container: [\\w-]+) }", "$1, strategy: " + strategy + " }")
        .replace(
            "        confirm: [release-managers]\n        waves: [[web], [api, worker]]\n",
            "        confirm: [release-managers]\n        " + environment + "\n");
  }

  EcsStandIn ecs() {
    return scene.world().ecs();
  }

  Scene scene() {
    return scene;
  }

  /** Another one goes on with what it has left. */
  void killTheBot() {
    scene.bot().kill();
    scene.world().slack().await(Scene.PATIENCE, () -> scene.world().slack().connections() == 0);
    scene.startBotAgain();
  }

  /** Somebody asks for the release, and somebody else confirms it. */
  void confirm() {
    String asked = scene.developer().type(Shop.CHANNEL, "!release");
    card =
        scene
            .untilSeen(
                scene.manager(),
                message ->
                    message.says("Waiting for a confirmation") && message.ts().compareTo(asked) > 0)
            .ts();
    click("Confirm");
  }

  void click(String button) {
    scene.manager().click(Shop.CHANNEL, card, button);
  }

  Message until(String said) {
    return until(message -> message.says(said));
  }

  Message until(Predicate<Message> wanted) {
    return scene.untilSeen(
        scene.manager(), message -> message.ts().equals(card) && wanted.test(message));
  }

  Message untilPrepared() {
    return until(message -> message.buttons().stream().anyMatch(one -> one.startsWith("Go live")));
  }

  /** Somebody answers the pause of a service in the console. */
  void answerInConsole(String service, DeploymentLifecycleHookAction action) {
    try (EcsClient console = console()) {
      String arn =
          console
              .listServiceDeployments(request -> request.cluster(Shop.PRODUCTION).service(service))
              .serviceDeployments()
              .getFirst()
              .serviceDeploymentArn();
      ServiceDeployment paused =
          console
              .describeServiceDeployments(request -> request.serviceDeploymentArns(arn))
              .serviceDeployments()
              .getFirst();
      console.continueServiceDeployment(
          request ->
              request
                  .serviceDeploymentArn(arn)
                  .hookId(paused.lifecycleHookDetails().getLast().hookId())
                  .action(action));
    }
  }

  private EcsClient console() {
    return EcsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(ecs().url())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))
        .build();
  }

  /** Each service was deployed so often, and each pause was answered once. */
  void nothingWasRepeated(int deployments) {
    for (String flavor : Shop.FLAVORS) {
      assertThat(ecs().count("UpdateService", Shop.PRODUCTION + "-" + flavor))
          .as("deployments of " + flavor)
          .isEqualTo(deployments);
    }
    List<String> answers =
        ecs().calls().stream()
            .filter(call -> call.operation().equals("ContinueServiceDeployment"))
            .filter(call -> call.error().equals(Optional.empty()))
            .map(Call::parameters)
            .toList();
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Override
  public void close() {
    scene.close();
  }
}
