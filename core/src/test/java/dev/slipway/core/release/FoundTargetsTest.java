package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundTargetsTest {
  private static final AppName SITE = new AppName("site");
  private static final TargetName WEB_1 = new TargetName("web-1");
  private static final TargetName WEB_2 = new TargetName("web-2");

  private final Map<TargetName, FakeTarget> servers =
      Map.of(
          WEB_1, new FakeTarget("web-1", 1, TargetContract.OLD, 1),
          WEB_2, new FakeTarget("web-2", 1, TargetContract.OLD, 1));

  @Test
  void serverThatMayBeAwayIsLeftOutAndNamed() {
    at(WEB_2).unavailable(1);

    FoundTargets found = found(environment(true, List.of()));

    assertThat(found.here()).extracting(target -> target.spec().name()).containsExactly(WEB_1);
    assertThat(found.away()).extracting(said -> said.spec().name()).containsExactly(WEB_2);
    assertThat(found.away().getFirst().complaint().orElseThrow()).contains("web-2");
  }

  @Test
  void serverThatIsNeededIsWaitedFor() {
    at(WEB_2).unavailable(1);

    assertThatThrownBy(() -> found(environment(false, List.of()))).isInstanceOf(Unavailable.class);
  }

  @Test
  void serverThatRunsATaskIsNeeded() {
    at(WEB_2).unavailable(1);
    DeployTask migrate =
        new DeployTask(
            new TaskName("migrate"),
            DeployTask.When.BEFORE,
            WEB_2,
            List.of(),
            Duration.ofMinutes(1));

    assertThatThrownBy(() -> found(environment(true, List.of(migrate))))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void serverThatRefusesIsNotLeftOut() {
    at(WEB_2).denies("unknown host key");

    assertThatThrownBy(() -> found(environment(true, List.of()))).hasMessageContaining("host key");
  }

  @Test
  void aPlanNeedsAtLeastOneServer() {
    servers.values().forEach(server -> server.unavailable(1));

    assertThatThrownBy(() -> found(environment(true, List.of()))).isInstanceOf(Unavailable.class);
  }

  private FakeTarget at(TargetName name) {
    return Objects.requireNonNull(servers.get(name));
  }

  private FoundTargets found(Environment environment) {
    Targets targets =
        new Targets() {
          @Override
          public Target of(Environment anywhere, TargetSpec spec) {
            return at(spec.name());
          }

          @Override
          public Tasks tasks(Environment anywhere, TargetSpec spec) {
            throw new AssertionError("no task is run while a plan is worked out");
          }
        };
    return FoundTargets.of(targets, environment, sha -> Optional.empty());
  }

  private static Environment environment(boolean mayBeAway, List<DeployTask> tasks) {
    return new Environment(
        new EnvironmentName("production"),
        false,
        List.of(server(WEB_1, mayBeAway), server(WEB_2, mayBeAway)),
        Right.forEveryone(),
        Right.forEveryone(),
        false,
        Duration.ofMinutes(30),
        Duration.ofMinutes(10),
        tasks,
        Pace.AT_ONCE,
        Optional.empty());
  }

  private static TargetSpec server(TargetName name, boolean mayBeAway) {
    return new TargetSpec.Server(
        name, 1, SITE, "deploy@%s.example.com:22".formatted(name), false, mayBeAway);
  }
}
