package dev.slipway.sandbox.ecs;

import static dev.slipway.core.release.TargetContract.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Revisions;
import dev.slipway.core.release.Revisions.Registered;
import dev.slipway.core.release.Target;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.model.Tag;

/** Which task definitions nobody needs any more, asked of a fleet that behaves like ECS. */
class OldRevisionsAgainstStandInTest {
  private static final int KEPT = 20;

  private final Sandbox sandbox =
      Sandbox.with(
          ServicePlan.web("web", Sandbox.OLD),
          ServicePlan.web("copy", Sandbox.OLD),
          ServicePlan.web("foreign", Sandbox.OLD));
  private final EcsClients clients =
      new EcsClients(
          new AwsHttp.Access(
              Optional.of(sandbox.standIn.url()),
              Optional.of(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))));
  private final EcsTargets targets = new EcsTargets(clients::of, () -> sandbox.standIn.now());
  private final Revisions revisions = targets.revisions(spec("web"), KEPT);

  @AfterEach
  void close() {
    clients.close();
    sandbox.close();
  }

  @Test
  void withNoMoreThanAreKeptNothingIsSuperfluousAndNothingElseIsAsked() {
    registers(KEPT - 1);

    assertThat(revisions.superfluous()).isEmpty();
    assertThat(sandbox.standIn.count("ListTasks")).isZero();
  }

  @Test
  void whatIsOursAndRunsNowhereIsNamedNewestFirst() {
    registers(5 + KEPT);

    assertThat(names())
        .as("web:1 is somebody's, and the service runs it")
        .containsExactly("web:6", "web:5", "web:4", "web:3", "web:2");
    assertThat(revisions.superfluous())
        .extracting(Registered::release)
        .containsOnly(change(hash(0)).release());
  }

  @Test
  void whatAnotherServiceStandsOnAndWhatAnyTaskRunsStays() {
    registers(5 + KEPT);
    sandbox.update("copy", arn(4));
    sandbox.ecs.runTask(r -> r.cluster(Sandbox.CLUSTER).taskDefinition(arn(3)));
    targets.revisions(spec("copy"), KEPT);

    assertThat(names()).containsExactly("web:6", "web:5", "web:2");
  }

  @Test
  void whatSomebodyElseRegisteredStays() {
    sandbox.register("web", Sandbox.NEW);
    sandbox.ecs.registerTaskDefinition(
        r ->
            r.family("web")
                .containerDefinitions(Sandbox.container("web", Sandbox.NEW))
                .tags(tag("slipway:release", "release-1"), tag("slipway:target", "worker")));
    registers(KEPT);

    assertThat(names()).isEmpty();
  }

  @Test
  void removedOnesAreInactiveAndNotNamedAgain() {
    registers(5 + KEPT);
    sandbox.seconds(60);

    revisions.superfluous().forEach(revisions::remove);

    assertThat(names()).isEmpty();
    assertThat(sandbox.standIn.count("DeregisterTaskDefinition")).isEqualTo(5);
    assertThat(
            sandbox
                .ecs
                .describeTaskDefinition(r -> r.taskDefinition(arn(2)))
                .taskDefinition()
                .statusAsString())
        .isEqualTo("INACTIVE");
  }

  @Test
  void removingTakesItsTurnBehindWhatIsRegistered() {
    registers(5 + KEPT);
    List<Registered> superfluous = revisions.superfluous();

    assertThatThrownBy(
            () -> IntStream.range(0, 20).forEach(i -> revisions.remove(superfluous.get(i % 5))))
        .isInstanceOfSatisfying(
            Unavailable.class,
            later -> assertThat(later.retryAfter()).isLessThan(Duration.ofSeconds(30)));
    assertThat(sandbox.standIn.count("DeregisterTaskDefinition")).isLessThanOrEqualTo(15);
  }

  private void registers(int count) {
    Target target = targets.of(spec("web"), Duration.ofMinutes(10));
    Known known =
        new Known(
            target.standing().revision(),
            Marks.NONE,
            Share.ALL,
            Instant.EPOCH,
            Instant.EPOCH,
            false);
    for (int i = 0; i < count; i++) {
      sandbox.seconds(1);
      target.fetch(change(hash(i)), known, new Fence(1));
    }
  }

  private List<String> names() {
    return revisions.superfluous().stream().map(Registered::name).toList();
  }

  private static PlanHash hash(int number) {
    return new PlanHash("%012x".formatted(number));
  }

  private static String arn(int revision) {
    return "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:" + revision;
  }

  private static TargetSpec.EcsService spec(String service) {
    return new TargetSpec.EcsService(
        new TargetName(service), 1, "eu-west-1", Sandbox.CLUSTER, service, service);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
