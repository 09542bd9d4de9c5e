package dev.slipway.adapters.ecs;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.inspection.PinMarks;
import dev.slipway.adapters.inspection.ServiceInspection;
import dev.slipway.adapters.inspection.Subject;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Inspection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Gets what an inspection of one service needs of ECS. Thread-safe. */
final class Inspector {
  private final TargetSpec.EcsService spec;
  private final TaskDefinitions taskDefinitions;
  private final Optional<Accounts> accounts;
  private final ServiceDeployments serviceDeployments;

  Inspector(TargetSpec.EcsService spec, EcsRegion region, ServiceDeployments serviceDeployments) {
    this.spec = spec;
    this.taskDefinitions = region.taskDefinitions();
    this.accounts = region.accounts();
    this.serviceDeployments = serviceDeployments;
  }

  Inspection inspect(Sighting sighting, Candidate candidate) {
    return accounts
        .map(asked -> ServiceInspection.of(subject(sighting, candidate), candidate, asked))
        .orElse(Inspection.NOTHING);
  }

  private Subject subject(Sighting sighting, Candidate candidate) {
    String present = sighting.met().taskDefinition();
    DescribeTaskDefinitionResponse described = taskDefinitions.describe(present);
    Map<String, String> tags = TaskDefinitions.tags(described.tags());
    TaskDefinition definition = described.taskDefinition();
    return new Subject(
        spec,
        sighting.service(),
        definition,
        PinMarks.read(tags),
        candidate.left().filter(left -> !Arns.same(left, present)).flatMap(this::described),
        serviceDeployments::shortest,
        pins ->
            TaskDefinitionCopy.of(
                definition,
                spec.container(),
                new Build(candidate.commit(), candidate.image().image(), pins),
                tags));
  }

  /** Somebody may have deleted it. */
  private Optional<TaskDefinition> described(String revision) {
    try {
      return Optional.of(taskDefinitions.describe(revision).taskDefinition());
    } catch (Denied gone) {
      return Optional.empty();
    }
  }
}
