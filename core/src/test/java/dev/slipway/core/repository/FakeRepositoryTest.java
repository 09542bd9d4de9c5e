package dev.slipway.core.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FakeRepositoryTest extends RepositoryContract<FakeRepository> {
  private final FakeRepository fake = new FakeRepository();

  @Override
  protected TestCommits remote() {
    return fake;
  }

  @Override
  protected FakeRepository repository() {
    return fake;
  }

  @Test
  void scriptedTroublesHappenOnce() {
    CommitSha fix = fake.commit("main", "Fix", "a", "2\n");
    PickOrder order = new PickOrder(RELEASE, List.of(fix), REQUESTED);
    fake.failNextCall("no route");
    assertThatThrownBy(() -> fake.plan(order)).isInstanceOf(Unavailable.class);
    fake.denyNextPush("protected");
    assertThat(fake.land(order, plan(order))).isEqualTo(new PushOutcome.Refused("protected"));
    fake.raceNextPush();
    assertThat(fake.land(order, plan(order))).isEqualTo(new PushOutcome.Raced());
    fake.loseNextAnswer();
    assertThatThrownBy(() -> fake.land(order, plan(order))).isInstanceOf(Unavailable.class);
    assertThat(fake.plan(order)).isInstanceOf(PickPlan.Landed.class);
    assertThat(fake.pushes()).isEqualTo(1);
  }

  @Test
  void scriptedConflictStopsThePick() {
    CommitSha fix = fake.commit("main", "Fix", "a", "2\n");
    Conflict conflict = new Conflict("z", Conflict.Kind.OTHER);
    fake.conflict(fix, conflict);
    assertThat(fake.plan(new PickOrder(RELEASE, List.of(fix), REQUESTED)))
        .isInstanceOfSatisfying(
            PickPlan.Conflicting.class, p -> assertThat(p.conflicts()).containsExactly(conflict));
  }

  private PickPlan.Clean plan(PickOrder order) {
    return (PickPlan.Clean) fake.plan(order);
  }
}
