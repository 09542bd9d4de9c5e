package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Answer;
import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.ReleaseEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An event got into the log that cannot have happened. */
class UnreadableStoryTest extends ShopStory {
  @Test
  void oneBrokenReleaseBreaksNothingElse() {
    int release = awaiting("Round VAT");
    breaks(World.releaseId(release));
    world.comesToRest();

    assertThat(status().aside()).extracting(SetAside::process).containsExactly(World.releaseId(2));
    assertThat(history().releases()).hasSize(1);
    assertThat(history().aside()).hasSize(1);
    Refusal busy = refusal(world.asks(DEVELOPER, "!release"));
    assertThat(busy.family()).isEqualTo(Refusal.Family.BROKEN);
    assertThat(busy.why()).isEqualTo("release-2 cannot be read and is set aside");
    assertThat(refusal(world.clicks(new Click.Cancel(World.releaseId(2), MANAGER))).family())
        .isEqualTo(Refusal.Family.BROKEN);
    staged("Show VAT");
    assertThat(world.pick(2)).isInstanceOf(Pick.Staged.class);
    nobodyTriesAgain();
  }

  @Test
  void whatIsMendedGoesOnAfterItWasGivenBack() {
    int release = awaiting("Round VAT");
    breaks(World.releaseId(release));
    assertThat(status().aside()).hasSize(1);

    world.shared.store.giveBack();

    assertThat(world.shared.store.open(ProcessKind.RELEASE, SHOP)).hasSize(1);
    assertThat(status().aside()).as("still broken: found again").hasSize(1);
  }

  /** The engine hears of it once. */
  private void nobodyTriesAgain() {
    assertThat(world.troubles()).hasSizeLessThan(2).allMatch(Unreadable.class::isInstance);
    world.forgetTroubles();
  }

  private void breaks(ProcessId id) {
    Index index = new Index(SHOP, false, Optional.of("release/shop/production"), Set.of());
    ReleaseEvent impossible = new ReleaseEvent.PlanHeld(NOW);
    world.shared.store.append(
        id,
        world.shared.store.version(id),
        Optional.empty(),
        new Chapter(impossible, index, List.of(), NOW));
  }

  private Page.Status status() {
    return (Page.Status) ((Answer.Shown) world.asks(DEVELOPER, "!status")).page();
  }

  private Page.History history() {
    return (Page.History) ((Answer.Shown) world.asks(DEVELOPER, "!history")).page();
  }
}
