package dev.slipway.core.story;

import static dev.slipway.core.golden.Samples.DEVELOPER;
import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.OUTSIDER;
import static dev.slipway.core.golden.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.desk.Click;
import dev.slipway.core.desk.Refusal;
import dev.slipway.core.desk.Refusal.Family;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.repository.CommitSha;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalStoryTest extends ShopStory {
  private final CommitSha commit = merged("Round VAT");

  @AfterEach
  void nothingWasPicked() {
    assertThat(world.shared.store.latest(ProcessKind.PICK, SHOP, 9)).hasSizeLessThan(2);
    assertThat(outside.repository.pushes()).isLessThan(2);
  }

  @Test
  void aGuestMayNotPick() {
    Refusal no = refusal(world.asks(OUTSIDER, "!pick " + commit));

    assertThat(no.family()).isEqualTo(Family.REFUSED);
    assertThat(no.why()).isEqualTo("you may not pick for shop");
    assertThat(no.next()).contains("every full member");
  }

  @Test
  void whoIsNoManagerMayNotConfirm() {
    int release = awaiting("Show VAT");

    Refusal no = refusal(world.confirms(DEVELOPER, release));

    assertThat(no.why()).contains("you may not confirm a release to production");
    assertThat(no.next()).contains("<!subteam^SREL>");
  }

  @Test
  void whoDidNotAskMayNotCancelUnlessAManager() {
    int release = awaiting("Show VAT");

    assertThat(refusal(world.clicks(new Click.Cancel(World.releaseId(release), OUTSIDER))).why())
        .contains("you may not cancel");
    world.clicks(new Click.Cancel(World.releaseId(release), MANAGER));
    assertThat(world.release(release).isFinal()).isTrue();
  }

  @Test
  void anImageThatDoesNotKnowItsCommitIsNotReleased() {
    outside.images.add(Samples.IMAGE.name(), outside.old, Map.of());

    Refusal no = refusal(world.asks(MANAGER, "!release " + outside.old + " --dry-run"));

    assertThat(no.why()).contains("does not carry GIT_HASH");
    assertThat(no.next()).contains("`ARG GIT_HASH`", "`--build-arg GIT_HASH=" + outside.old);
  }

  @Test
  void aDirectoryThatIsAwayGivesNobodyARight() {
    outside.directory.away(true);

    Refusal no = refusal(picks(commit));

    assertThat(no.family()).isEqualTo(Family.FAILED);
    assertThat(no.why()).contains("your rights cannot be looked up");
    assertThat(no.next()).contains("Nothing was changed");
  }

  @Test
  void anUnknownCommitIsRefused() {
    assertThat(refusal(world.asks(DEVELOPER, "!pick deadbeef1")).why())
        .isEqualTo("the repository has no commit `deadbeef1`");
  }

  @Test
  void aCommitThatIsNotOnTrunkIsRefused() {
    outside.repository.branch("idea", outside.old);
    CommitSha idea = outside.repository.commit("idea", "Idea", "idea", "1\n");

    assertThat(refusal(picks(idea)).why())
        .isEqualTo("`%s` is not on main".formatted(idea.abbreviated()));
  }

  @Test
  void aBranchThatIsNoReleaseBranchIsRefused() {
    assertThat(refusal(world.asks(DEVELOPER, "!pick %s to main".formatted(commit))).why())
        .isEqualTo("`main` is not a release branch of shop");
  }

  @Test
  void aReleaseBranchThatDoesNotExistIsRefusedWithTheNewest() {
    Refusal no = refusal(world.asks(DEVELOPER, "!pick %s to release/9".formatted(commit)));

    assertThat(no.why()).isEqualTo("there is no branch `release/9`");
    assertThat(no.next()).isEqualTo("The newest is `release/1`.");
  }

  @Test
  void aReleaseThatSaysNotWhereToIsRefusedWhenTheShopHasNoDefault() {
    given(Shops.thatReleasesNowhereByDefault());

    Refusal no = refusal(world.asks(DEVELOPER, "!release"));

    assertThat(no.why()).isEqualTo("`!release` must say where to");
    assertThat(no.next()).contains("`staging`", "`production`");
  }

  @Test
  void aReleaseOfNothingIsRefused() {
    Refusal no = refusal(world.asks(DEVELOPER, "!release"));

    assertThat(no.why()).isEqualTo("no build of shop was verified live on staging yet");
    assertThat(no.next()).startsWith("Pick something, and it goes to staging by itself; or name");
  }

  @Test
  void aReleaseOfNothingToTheOnlyEnvironmentIsRefused() {
    given(Shops.withoutStaging());

    Refusal no = refusal(world.asks(DEVELOPER, "!release"));

    assertThat(no.why()).isEqualTo("no build of shop is known that has an image");
    assertThat(no.next())
        .isEqualTo(
            "Pick something onto a release branch, and it is built; or name a commit that has an"
                + " image: `!release shop <sha> to production`.");
  }

  @Test
  void aRehearsalStartsNothing() {
    world.asks(DEVELOPER, "!pick %s --dry-run".formatted(commit));

    assertThat(world.shared.store.latest(ProcessKind.PICK, SHOP, 9)).isEmpty();
  }
}
