package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Task;

class FaultTest {
  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void crashIsAnEssentialContainerThatExited() {
    Task task = firstStoppedWith(Fault.CRASH);

    assertThat(task.stopCodeAsString()).isEqualTo("EssentialContainerExited");
    assertThat(task.stoppedReason()).isEqualTo("Essential container in task exited");
    assertThat(task.containers().getFirst().exitCode()).isEqualTo(1);
  }

  private Task firstStoppedWith(Fault fault) {
    sandbox.standIn.fault("web", fault);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntil(() -> !sandbox.tasks("web", "STOPPED").isEmpty());
    sandbox.seconds(20);
    return sandbox.tasks("web", "STOPPED").getFirst();
  }
}
