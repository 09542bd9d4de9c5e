package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

class CreateServiceTest {
  private static final LoadBalancer PLAIN =
      LoadBalancer.builder()
          .targetGroupArn("arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/api/1")
          .containerName("api")
          .containerPort(8000)
          .build();

  private static final LoadBalancer ADVANCED =
      PLAIN.toBuilder()
          .advancedConfiguration(
              AdvancedConfiguration.builder()
                  .alternateTargetGroupArn(
                      "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/api-alternate/2")
                  .productionListenerRule(
                      "arn:aws:elasticloadbalancing:eu-west-1:1:listener-rule/a")
                  .roleArn("arn:aws:iam::1:role/load-balancers")
                  .build())
          .build();

  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void firstDeploymentIsPlainAndTheNextOneFollowsTheStrategy() {
    Service created =
        create(
            r ->
                r.loadBalancers(ADVANCED)
                    .deploymentConfiguration(c -> c.strategy("BLUE_GREEN").bakeTimeInMinutes(1)));
    assertThat(created.deploymentConfiguration().strategy())
        .isEqualTo(DeploymentStrategy.BLUE_GREEN);
    assertThat(created.loadBalancers()).containsExactly(ADVANCED);
    sandbox.tickUntilCompleted("api");
    assertThat(sandbox.service("api").runningCount()).isEqualTo(2);

    sandbox.deploy("api", Sandbox.NEW);
    sandbox.tickUntilStage("api", "BAKE_TIME");

    assertThat(sandbox.service("api").runningCount()).isEqualTo(4);
  }

  @Test
  void firstDeploymentHasNothingToGoBackTo() {
    create(r -> r.loadBalancers(PLAIN));
    sandbox.standIn.fault("api", Fault.CRASH);
    sandbox.seconds(20);
    sandbox.rollBack("api");
    sandbox.tickUntilCompleted("api");

    assertThat(sandbox.serviceDeployment("api").status())
        .isEqualTo(ServiceDeploymentStatus.ROLLBACK_FAILED);
  }

  @Test
  void whatIsRefusedIsNotCreated() {
    assertThatThrownBy(
            () ->
                create(
                    r -> r.loadBalancers(PLAIN).deploymentConfiguration(c -> c.strategy("LINEAR"))))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining("using the linear deployment strategy");
    assertThat(
            sandbox
                .ecs
                .describeServices(r -> r.cluster(Sandbox.CLUSTER).services("api"))
                .failures())
        .hasSize(1);
    assertThatThrownBy(() -> create(r -> r.serviceName("web")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("not idempotent");
  }

  private Service create(Consumer<CreateServiceRequest.Builder> more) {
    String definition = sandbox.register("api", Sandbox.OLD);
    return sandbox
        .ecs
        .createService(
            r -> {
              r.cluster(Sandbox.CLUSTER)
                  .serviceName("api")
                  .taskDefinition(definition)
                  .desiredCount(2);
              more.accept(r);
            })
        .service();
  }
}
