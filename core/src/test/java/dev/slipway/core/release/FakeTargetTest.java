package dev.slipway.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.Share;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeTargetTest extends TargetContract {
  private static final Fence FENCE = new Fence(1);
  private static final CommitSha OTHER = new CommitSha("e".repeat(40));
  private static final PlanHash HASH = new PlanHash("0123456789ab");
  private final FakeTarget target = new FakeTarget("shop-web", 41, OLD, 2).takes(3);

  @Override
  protected World world() {
    return new World() {
      @Override
      public Target target() {
        return target;
      }

      @Override
      public Instant now() {
        return Instant.EPOCH;
      }

      @Override
      public void finish() {
        target.finish();
      }

      @Override
      public void supersede() {
        target.supersede(OTHER);
      }

      @Override
      public void unavailable() {
        target.unavailable(1);
      }

      @Override
      public void loseAnswer() {
        target.losesAnswer();
      }
    };
  }

  @Test
  void takesAsManyLooksAsScripted() {
    Known known = goLive();

    for (int look = 0; look < 3; look++) {
      assertThat(target.observe(change(HASH), known)).isInstanceOf(Rollout.InProgress.class);
    }
    assertThat(target.observe(change(HASH), known)).isInstanceOf(Rollout.Live.class);
  }

  @Test
  void crashStaysHalfwayAndRollbackDoesNot() {
    assertThat(failed(target.crashes())).matches(Rollout.Failed::moved);
    FakeTarget other = new FakeTarget("shop-worker", 7, OLD, 1).rollsBack();
    Known live = goLive(other, "shop-worker:7");
    other.finish();

    assertThat(other.observe(change(HASH), live))
        .isInstanceOfSatisfying(
            Rollout.Failed.class,
            failed -> {
              assertThat(failed.verdict().reason()).isEqualTo(Reason.ROLLED_BACK);
              assertThat(failed.moved()).isFalse();
            });
  }

  @Test
  void refusesInItsOwnWordsAndCountsTheCall() {
    target.denies("the role lacks ecs:UpdateService");

    assertThatThrownBy(target::standing)
        .isInstanceOf(Denied.class)
        .hasMessage("the role lacks ecs:UpdateService");
    assertThat(target.count("standing")).isEqualTo(1);
  }

  private Rollout.Failed failed(FakeTarget scripted) {
    Known known = goLive();
    scripted.finish();
    return (Rollout.Failed) scripted.observe(change(HASH), known);
  }

  private Known goLive() {
    return goLive(target, "shop-web:41");
  }

  private static Known goLive(FakeTarget target, String before) {
    String fetched =
        ((Preparation.Ready) target.fetch(change(HASH), known(before, Marks.NONE), FENCE))
            .reference();
    Marks prepared = Marks.NONE.withPrepared(fetched);
    String rollout = target.goLive(change(HASH), known(before, prepared), FENCE);
    return known(before, prepared.withRollout(rollout));
  }

  private static Known known(String before, Marks marks) {
    return new Known(before, marks, Share.ALL, Instant.EPOCH, Instant.EPOCH, false);
  }
}
