package dev.slipway.core.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Repository} and its {@link PickBench} do. Trunk is {@code main}.
 *
 * @param <R> both in one
 */
public abstract class RepositoryContract<R extends Repository & PickBench> {
  protected static final BranchName RELEASE = new BranchName("release/1");
  protected static final Instant REQUESTED = Instant.parse("2026-11-20T10:15:30Z");

  private R repository;
  private TestCommits remote;

  /** The remote side of {@link #repository}, empty at first. */
  protected abstract TestCommits remote() throws Exception;

  protected abstract R repository() throws Exception;

  @BeforeEach
  void branchForRelease() throws Exception {
    remote = remote();
    CommitSha first = remote.commit("main", "Begin", Map.of("a", "1\n", "b", "1\n"), Set.of());
    remote.branch(RELEASE.value(), first);
    repository = repository();
  }

  @Test
  void digitsOfAnyCaseAndLengthFindTheCommit() {
    CommitSha fix = fix("a", "2\n");
    for (int digits : new int[] {7, 12, 40}) {
      String typed = fix.value().substring(0, digits).toUpperCase(Locale.ROOT);
      assertThat(repository.resolve(typed))
          .isInstanceOfSatisfying(
              Resolution.Found.class,
              found -> {
                assertThat(found.commit().sha()).isEqualTo(fix);
                assertThat(found.commit().subject()).isEqualTo("Fix a");
                assertThat(found.onTrunk()).isTrue();
              });
    }
  }

  @Test
  void branchesAndTagsAreFoundByTheirShortNames() {
    CommitSha fix = fix("a", "2\n");
    remote.tag("v1", fix);
    assertThat(found("main")).isEqualTo(fix);
    assertThat(found("v1")).isEqualTo(fix);
    assertThat(found("release/1")).isEqualTo(remote.head("release/1"));
  }

  @Test
  void headsAreWhereBranchesAndTagsPointNow() {
    CommitSha fix = fix("a", "2\n");
    remote.tag("v1", fix);
    BranchName main = new BranchName("main");

    assertThat(repository.heads())
        .containsExactlyInAnyOrder(
            new Head(Head.Kind.BRANCH, main, fix),
            new Head(Head.Kind.BRANCH, RELEASE, remote.head("release/1")),
            new Head(Head.Kind.TAG, new BranchName("v1"), fix));

    CommitSha next = fix("a", "3\n");
    assertThat(repository.heads()).contains(new Head(Head.Kind.BRANCH, main, next));
  }

  @Test
  void aBranchIsCutOnceAndAnExistingOneStaysWhereItIs() {
    CommitSha fix = fix("a", "2\n");
    BranchName next = new BranchName("release/2");

    assertThat(repository.cut(next, fix)).isTrue();
    assertThat(remote.head("release/2")).isEqualTo(fix);
    assertThat(repository.cut(RELEASE, fix)).isFalse();
    assertThat(remote.head("release/1")).isNotEqualTo(fix);
    assertThat(repository.branches("release/*")).hasSize(2);
  }

  @Test
  void aPullRequestIsFoundByWhatTrunkSaysOfIt() {
    CommitSha squashed = remote.commit("main", "Round VAT (#12)", Map.of("a", "2\n"), Set.of());
    remote.commit("main", "Revert \"Round VAT (#12)\" (#13)", Map.of("a", "1\n"), Set.of());
    remote.commit("release/1", "Elsewhere (#14)", Map.of("b", "2\n"), Set.of());

    assertThat(found("#12")).isEqualTo(squashed);
    assertThat(repository.resolve("#14")).isInstanceOf(Resolution.Unknown.class);
    assertThat(repository.resolve("#1")).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void aCopyIsFoundByItsTrailer() {
    CommitSha fix = fix("a", "2\n");
    CommitSha copy =
        remote.commit(
            "release/1",
            "Fix a\n\n(cherry picked from commit %s)".formatted(fix),
            Map.of("a", "2\n"),
            Set.of());
    CommitSha other = fix("b", "2\n");

    assertThat(repository.copyOn(remote.head("release/1"), fix)).contains(copy);
    assertThat(repository.copyOn(remote.head("release/1"), other)).isEmpty();
    assertThat(repository.copyOn(remote.head("main"), fix)).isEmpty();
  }

  @Test
  void namesAreNeverExpressions() {
    fix("a", "2\n");
    for (String text :
        List.of("main~1", "main^", "main@{0}", ":a", "main:a", "--all", "HEAD", "", "abc", "0")) {
      assertThat(repository.resolve(text)).as(text).isInstanceOf(Resolution.Unknown.class);
    }
  }

  @Test
  void commitOfAnotherBranchIsNotOnTrunk() {
    CommitSha side = remote.commit("release/1", "Only here", "c", "1\n");
    assertThat(repository.resolve(side.value()))
        .isInstanceOfSatisfying(
            Resolution.Found.class, found -> assertThat(found.onTrunk()).isFalse());
  }

  @Test
  void branchesAreListedByGlobNewestFirst() {
    remote.branch("release/2", remote.head("main"));
    remote.commit("release/2", "Newer", "c", "1\n");
    remote.branch("release/deep/1", remote.head("main"));
    assertThat(repository.branches("release/*"))
        .extracting(b -> b.name().value())
        .containsExactly("release/2", "release/1");
  }

  @Test
  void deletedBranchIsGone() {
    remote.branch("release/2", remote.head("main"));
    assertThat(repository.branches("release/*")).hasSize(2);
    remote.deleteBranch("release/2");
    assertThat(repository.branches("release/*")).hasSize(1);
    assertThat(repository.resolve("release/2")).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void changesAreListedOldestFirst() {
    CommitSha from = remote.head("main");
    CommitSha one = fix("a", "2\n");
    CommitSha two = fix("b", "2\n");
    found("main");
    assertThat(repository.changes(from, two)).extracting(Commit::sha).containsExactly(one, two);
    assertThat(repository.changes(two, from)).isEmpty();
  }

  @Test
  void cleanPickIsPushedOnTopOfTheBranch() {
    CommitSha fix = fix("a", "2\n");
    CommitSha before = remote.head("release/1");
    PickPlan.Clean plan = clean(order(fix));
    assertThat(plan.onto()).isEqualTo(before);
    assertThat(remote.head("release/1")).isEqualTo(before);
    assertThat(repository.land(order(fix), plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
    assertThat(remote.head("release/1")).isEqualTo(plan.head());
    assertThat(repository.changes(before, plan.head()))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.subject()).isEqualTo("Fix a");
              assertThat(copy.pickedFrom()).isEqualTo(Optional.of(fix));
              assertThat(copy.at()).isEqualTo(REQUESTED);
            });
  }

  @Test
  void sameOrderMakesTheSameCommits() {
    PickOrder order = order(fix("a", "2\n"), fix("b", "2\n"));
    assertThat(clean(order)).isEqualTo(clean(order));
    assertThat(clean(order).commits()).hasSize(2);
  }

  @Test
  void conflictsAreListedByPathWithTheirKind() {
    remote.commit("release/1", "Other", Map.of("a", "x\n", "n", "y\n"), Set.of("b"));
    CommitSha both =
        remote.commit("main", "Both", Map.of("n", "2\n", "b", "2\n", "a", "2\n"), Set.of());
    assertThat(repository.plan(order(both)))
        .isInstanceOfSatisfying(
            PickPlan.Conflicting.class,
            plan -> {
              assertThat(plan.commit().sha()).isEqualTo(both);
              assertThat(plan.conflicts())
                  .containsExactly(
                      new Conflict("a", Conflict.Kind.BOTH_CHANGED),
                      new Conflict("b", Conflict.Kind.DELETED_ON_BRANCH),
                      new Conflict("n", Conflict.Kind.BOTH_ADDED));
            });
  }

  @Test
  void fileDeletedByTheCommitAndChangedOnTheBranchConflicts() {
    remote.commit("release/1", "Other", "a", "x\n");
    CommitSha delete = remote.commit("main", "Delete", Map.of(), Set.of("a"));
    assertThat(repository.plan(order(delete)))
        .isInstanceOfSatisfying(
            PickPlan.Conflicting.class,
            plan ->
                assertThat(plan.conflicts())
                    .containsExactly(new Conflict("a", Conflict.Kind.DELETED_BY_COMMIT)));
  }

  @Test
  void movedBranchMakesThePushARace() {
    PickOrder order = order(fix("a", "2\n"));
    PickPlan.Clean plan = clean(order);
    CommitSha faster = remote.commit("release/1", "Faster", "c", "1\n");
    assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Raced());
    assertThat(remote.head("release/1")).isEqualTo(faster);
  }

  @Test
  void landedOrderIsRecognisedUnderLaterPushes() {
    PickOrder order = order(fix("a", "2\n"));
    PickPlan.Clean plan = clean(order);
    repository.land(order, plan);
    CommitSha later = remote.commit("release/1", "Later", "a", "3\n");
    assertThat(repository.plan(order)).isEqualTo(new PickPlan.Landed(later, plan.commits()));
  }

  @Test
  void landedOrderIsRecognisedWhenAPartWasThereBefore() {
    CommitSha one = fix("a", "2\n");
    remote.commit("release/1", "The same by hand", "a", "2\n");
    PickOrder order = order(one, fix("b", "2\n"));
    PickPlan.Clean plan = clean(order);
    assertThat(plan.commits()).hasSize(1);
    repository.land(order, plan);
    assertThat(repository.plan(order)).isEqualTo(new PickPlan.Landed(plan.head(), plan.commits()));
  }

  @Test
  void commitPickedByAnotherOrderIsThereAlready() {
    CommitSha fix = fix("a", "2\n");
    PickPlan.Clean plan = clean(order(fix));
    repository.land(order(fix), plan);
    PickOrder again = new PickOrder(RELEASE, List.of(fix), REQUESTED.plusSeconds(60));
    assertThat(repository.plan(again))
        .isEqualTo(new PickPlan.AlreadyThere(plan.head(), plan.commits()));
  }

  @Test
  void commitOfTheBranchIsThereAlready() {
    CommitSha first = remote.head("release/1");
    assertThat(repository.plan(order(first)))
        .isInstanceOfSatisfying(
            PickPlan.AlreadyThere.class,
            plan ->
                assertThat(plan.commits()).extracting(PickedCommit::landed).containsExactly(first));
  }

  @Test
  void missingBranchIsNeverCreated() {
    CommitSha fix = fix("a", "2\n");
    PickOrder order = new PickOrder(new BranchName("nowhere"), List.of(fix), REQUESTED);
    assertThat(repository.plan(order)).isEqualTo(new PickPlan.NoBranch());
    PickPlan.Clean plan = clean(order(fix));
    remote.deleteBranch("release/1");
    assertThat(repository.land(order(fix), plan)).isEqualTo(new PushOutcome.Raced());
    assertThat(repository.branches("release/*")).isEmpty();
  }

  @Test
  void whatWasTakenBackOnTrunkIsTold() {
    CommitSha fix = fix("a", "2\n");
    CommitSha revert = revert(fix, "1\n");
    assertThat(repository.revertsOf(fix)).extracting(Commit::sha).containsExactly(revert);
    revert(revert, "2\n");
    assertThat(repository.revertsOf(fix)).isEmpty();
  }

  @Test
  void aCopyIsTakenBackByACommitThatSaysSo() {
    CommitSha fix = fix("a", "2\n");
    PickPlan.Clean picked = clean(order(fix));
    repository.land(order(fix), picked);
    PickOrder back = back(picked.head());
    PickPlan.Clean plan = clean(back);
    assertThat(repository.land(back, plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
    assertThat(repository.changes(picked.head(), plan.head()))
        .extracting(Commit::subject)
        .containsExactly("Revert \"Fix a\"");
    assertThat(repository.plan(back)).isEqualTo(new PickPlan.Landed(plan.head(), plan.commits()));
    assertThat(clean(again(fix)).commits()).hasSize(1);
  }

  @Test
  void aSurveyNamesTheFiles() {
    PickOrder order = order(fix("a", "2\n"), fix("c", "1\n"));
    assertThat(repository.survey(order, clean(order)).files())
        .extracting(FileChange::path)
        .containsExactly("a", "c");
  }

  @Test
  void whatAPersonResolvedIsAdoptedWhenItIsTheirPick() {
    remote.commit("release/1", "Other", "a", "x\n");
    CommitSha fix = fix("a", "2\n");
    PickOrder order = order(fix);
    assertThat(adopted(order)).isInstanceOf(PickPlan.NotResolved.class);
    remote.branch("pick/1", remote.head("release/1"));
    assertThat(adopted(order)).isInstanceOf(PickPlan.NotResolved.class);
    CommitSha resolved =
        remote.commit(
            "pick/1", "Fix a\n\n(cherry picked from commit %s)\n".formatted(fix), "a", "2x\n");
    PickPlan.Clean plan = (PickPlan.Clean) adopted(order);
    assertThat(plan.head()).isEqualTo(resolved);
    assertThat(repository.land(order, plan)).isEqualTo(new PushOutcome.Pushed(plan.commits()));
    assertThat(adopted(order)).isEqualTo(new PickPlan.Landed(resolved, plan.commits()));
  }

  @Test
  void aBranchWithSomethingElseIsNotAdopted() {
    CommitSha fix = fix("a", "2\n");
    remote.branch("pick/1", remote.head("release/1"));
    remote.commit("pick/1", "Something else", "c", "1\n");
    assertThat(adopted(order(fix))).isInstanceOf(PickPlan.NotResolved.class);
  }

  @Test
  void aFileThatIsAboutConflictMarkersMayBeResolved() {
    String markers = "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n";
    remote.commit("release/1", "Document conflicts", "a", markers);
    CommitSha fix = fix("a", "2\n");
    remote.branch("pick/1", remote.head("release/1"));
    remote.commit(
        "pick/1", "Fix a\n\n(cherry picked from commit %s)\n".formatted(fix), "a", markers + "2\n");
    assertThat(adopted(order(fix))).isInstanceOf(PickPlan.Clean.class);
  }

  private PickPlan adopted(PickOrder order) {
    return repository.adopt(order, new BranchName("pick/1"));
  }

  private CommitSha revert(CommitSha commit, String content) {
    return remote.commit(
        "main", "Revert\n\nThis reverts commit %s.\n".formatted(commit), "a", content);
  }

  private static PickOrder back(CommitSha copy) {
    return new PickOrder(
        RELEASE, PickOrder.Direction.REVERT, List.of(copy), 1, "", REQUESTED.plusSeconds(1));
  }

  private static PickOrder again(CommitSha commit) {
    return new PickOrder(RELEASE, List.of(commit), REQUESTED.plusSeconds(2));
  }

  private CommitSha fix(String path, String content) {
    return remote.commit("main", "Fix " + path, path, content);
  }

  private static PickOrder order(CommitSha... commits) {
    return new PickOrder(RELEASE, List.of(commits), REQUESTED);
  }

  private CommitSha found(String text) {
    return ((Resolution.Found) repository.resolve(text)).commit().sha();
  }

  private PickPlan.Clean clean(PickOrder order) {
    return (PickPlan.Clean) repository.plan(order);
  }
}
