package dev.slipway.sandbox.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {
  private static final List<PersonIdent> AUTHORS =
      List.of(
          new PersonIdent("Cart engineer", "cart@localhost"),
          new PersonIdent("Platform engineer", "platform@localhost"),
          new PersonIdent("Page engineer", "page@localhost"),
          new PersonIdent("Data engineer", "data@localhost"));

  @TempDir Path directory;
  private SampleRepository sample;
  private Git git;

  @BeforeEach
  void cloneIt() throws Exception {
    sample = SampleRepository.create(directory.resolve("shop.git"), AUTHORS);
    new Git(directory).run("clone", "-q", "shop.git", "tree");
    git = new Git(directory.resolve("tree"));
    git.run("checkout", "-q", "-b", "try", "origin/" + SampleRepository.RELEASE);
  }

  @Test
  void historyIsSoundAndAlwaysTheSame() throws Exception {
    assertThat(git.run("fsck", "--strict")).isEqualTo(new Git.Answer(0, ""));
    assertThat(git.run("rev-list", "--count", "origin/main").output()).isEqualTo("25");
    assertThat(git.run("rev-parse", "origin/main").output()).isEqualTo(sample.trunkHead());
    assertThat(git.run("rev-parse", "HEAD").output()).isEqualTo(sample.releaseHead());
    assertThat(git.run("shortlog", "-s", "origin/main").output().lines()).hasSize(4);
    var again = SampleRepository.create(directory.resolve("again.git"), AUTHORS);
    assertThat(again.trunkHead()).isEqualTo(sample.trunkHead());
    assertThat(again.releaseHead()).isEqualTo(sample.releaseHead());
  }

  @Test
  void cleanPicksAreCleanAloneAndTogether() throws Exception {
    for (SampleRepository.Commit commit : sample.cleanPicks()) {
      assertThat(git.pickAlone(commit.sha()).exitCode()).as(commit.subject()).isZero();
    }
    git.run("reset", "--hard", "origin/" + SampleRepository.RELEASE);
    for (SampleRepository.Commit commit : sample.cleanPicks()) {
      assertThat(git.run("cherry-pick", commit.sha()).exitCode()).as(commit.subject()).isZero();
    }
  }

  @Test
  void conflictingPickConflictsInTheCheckout() throws Exception {
    Git.Answer answer = git.pickAlone(sample.conflictingPick().sha());
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output()).contains("CONFLICT (content)").contains("src/shop/Checkout.java");
  }

  @Test
  void emptyPickBringsNothing() throws Exception {
    assertThat(git.pickAlone(sample.emptyPick().sha()).output()).contains("is now empty");
  }

  @Test
  void dependentPickNeedsItsPrerequisite() throws Exception {
    Git.Answer alone = git.pickAlone(sample.dependentPick().sha());
    assertThat(alone.output()).contains("CONFLICT (modify/delete)");
    assertThat(git.pickAlone(sample.prerequisite().sha()).exitCode()).isZero();
    assertThat(git.run("cherry-pick", sample.dependentPick().sha()).exitCode()).isZero();
  }
}
