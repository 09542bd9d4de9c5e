package dev.slipway.adapters.inspection;

import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Inscription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.Service;

/** What the service and its task definition say by themselves: nothing has to be asked. */
final class Definition {
  private final Subject subject;
  private final Findings findings;

  private Definition(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void look(Subject subject, FoundImage image, Findings findings) {
    Definition definition = new Definition(subject, findings);
    definition.lookAtController();
    definition.lookAtRoom();
    definition.lookAtBreaker();
    definition.lookAtContainer();
    definition.lookAtHealthChecks();
    definition.lookAtPlatform(image);
  }

  private void lookAtController() {
    Service service = subject.service();
    if (service.deploymentController() != null
        && service.deploymentController().type() != DeploymentControllerType.ECS) {
      findings.problem(
          "its deployment controller is %s, which UpdateService cannot deploy; set it to ECS",
          service.deploymentController().typeAsString());
    }
  }

  /** Whether a rolling deployment can start a task, or stop one. */
  private void lookAtRoom() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    int desired = subject.service().desiredCount();
    if (desired == 0) {
      findings.warning("it runs no task (desired count 0): nothing shows that the build works");
    } else if (settings != null
        && settings.minimumHealthyPercent() != null
        && settings.maximumPercent() != null) {
      int least = Math.ceilDiv(desired * settings.minimumHealthyPercent(), 100);
      int most = desired * settings.maximumPercent() / 100;
      if (most <= least) {
        findings.problem(
            "with %d tasks, minimum healthy %d %% and maximum %d %% no task may start or stop;"
                + " raise maximumPercent",
            desired, settings.minimumHealthyPercent(), settings.maximumPercent());
      }
    }
  }

  private void lookAtBreaker() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    boolean rolls =
        settings != null
            && (settings.strategyAsString() == null
                || settings.strategyAsString().equals("ROLLING"));
    if (rolls
        && (settings.deploymentCircuitBreaker() == null
            || !Boolean.TRUE.equals(settings.deploymentCircuitBreaker().enable()))) {
      findings.warning(
          "its circuit breaker is off: without the bot nobody would end a deployment that fails");
    }
  }

  private void lookAtContainer() {
    if (subject.app().isEmpty()) {
      List<String> names = subject.containers().stream().map(ContainerDefinition::name).toList();
      findings.problem(
          "%s has no container %s, only %s; correct the target's container",
          subject.revision(), subject.spec().container(), String.join(", ", names));
    }
  }

  /**
   * What neither a load balancer nor a check looks at counts as healthy 40 s after it runs (AWS
   * page <i>DeploymentConfiguration</i>, minimumHealthyPercent): a crash loop is a success then.
   */
  private void lookAtHealthChecks() {
    if (subject.isBehindLoadBalancer()) {
      return;
    }
    List<String> unchecked =
        subject.containers().stream()
            .filter(container -> !Boolean.FALSE.equals(container.essential()))
            .filter(container -> container.healthCheck() == null)
            .map(ContainerDefinition::name)
            .toList();
    if (!unchecked.isEmpty()) {
      findings.problem(
          "nothing says whether its tasks are well: there is no load balancer, and no healthCheck"
              + " in %s for %s; give each essential container one",
          subject.revision(), String.join(", ", unchecked));
    }
  }

  private void lookAtPlatform(FoundImage image) {
    Optional<String> wanted = platform();
    List<String> made = image.inscriptions().stream().map(Inscription::platform).toList();
    if (wanted.isPresent()
        && !made.isEmpty()
        && made.stream().noneMatch(one -> runsOn(one, wanted.get()))) {
      findings.problem(
          "its tasks run on %s, and the image is made for %s; build it for %s",
          wanted.get(), made.stream().collect(Collectors.joining(", ")), wanted.get());
    }
  }

  static boolean runsOn(String made, String wanted) {
    return made.equals(wanted) || made.startsWith(wanted + "/");
  }

  /** What Fargate takes when nobody says; on instances of EC2 nobody knows. */
  private Optional<String> platform() {
    RuntimePlatform platform = subject.definition().runtimePlatform();
    if (platform == null || platform.cpuArchitecture() == null) {
      return subject.isOnFargate() ? Optional.of("linux/amd64") : Optional.empty();
    }
    String system = String.valueOf(platform.operatingSystemFamilyAsString());
    String architecture =
        platform.cpuArchitecture() == CPUArchitecture.ARM64 ? "arm64" : "amd64";
    return Optional.of((system.startsWith("WINDOWS") ? "windows/" : "linux/") + architecture);
  }
}
