package dev.slipway.sandbox.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.traffic.HookAction;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthCheck;

class FleetFactsTest {
  private static final ServicePlan WEB =
      ServicePlan.web("production-web", image("1111"))
          .withShift(
              ShiftPlan.canary(0.5, Duration.ofMinutes(10), Duration.ofMinutes(5))
                  .withPause(
                      Stage.POST_TEST_TRAFFIC_SHIFT, Duration.ofHours(1), HookAction.CONTINUE));

  @Test
  void panelShowsWhereTheTrafficGoesAndWhoIsAwaited() {
    try (EcsStandIn ecs = EcsStandIn.start(EcsPlan.of("production", WEB))) {
      deploy(ecs.url());
      ecs.advance(Duration.ofMinutes(2));
      assertThat(target(ecs).detail())
          .startsWith("4/2 running, post test traffic shift (awaits an answer)");
      assertThat(traffic(ecs).value()).isEqualTo("1111 100 %");
      ecs.expireHooks("production-web");
      ecs.advance(Duration.ofMinutes(1));

      assertThat(traffic(ecs).value()).isEqualTo("2222 0.5 % · 1111 99.5 %");
      ecs.advance(Duration.ofMinutes(11));
      assertThat(target(ecs).detail()).startsWith("4/2 running, bake time");
      ecs.advance(Duration.ofMinutes(10));
      assertThat(traffic(ecs).value()).isEqualTo("2222 100 %");
      assertThat(target(ecs).detail()).startsWith("2/2 running, reached a steady state");
    }
  }

  private static Row target(EcsStandIn ecs) {
    return facts(ecs).environment("production").rows().getFirst();
  }

  private static Row traffic(EcsStandIn ecs) {
    return facts(ecs).traffic("production").rows().getFirst();
  }

  private static FleetFacts facts(EcsStandIn ecs) {
    return new FleetFacts(ecs.services(), image -> image.substring(image.length() - 4));
  }

  private static String image(String commit) {
    return "registry.example/shop@sha256:" + "0".repeat(60) + commit;
  }

  private static void deploy(URI url) {
    try (EcsClient client = client(url)) {
      ContainerDefinition container =
          ContainerDefinition.builder()
              .name("web")
              .image(image("2222"))
              .healthCheck(HealthCheck.builder().command("CMD", "true").build())
              .build();
      client.registerTaskDefinition(
          r -> r.family("production-web").containerDefinitions(container));
      client.updateService(
          r -> r.cluster("production").service("production-web").taskDefinition("production-web"));
    }
  }

  private static EcsClient client(URI url) {
    return EcsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(url)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))
        .build();
  }
}
