package dev.slipway.adapters.inspection;

import dev.slipway.core.build.FoundImage;
import dev.slipway.core.build.Inscription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.CPUArchitecture;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;

/** What the task definition says by itself: nothing has to be asked. */
final class Definition {
  private final Subject subject;
  private final Findings findings;

  private Definition(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void look(Subject subject, FoundImage image, Findings findings) {
    Definition definition = new Definition(subject, findings);
    definition.lookAtContainer();
    definition.lookAtHealthChecks();
    definition.lookAtPlatform(image);
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
    String architecture = platform.cpuArchitecture() == CPUArchitecture.ARM64 ? "arm64" : "amd64";
    return Optional.of((system.startsWith("WINDOWS") ? "windows/" : "linux/") + architecture);
  }
}
