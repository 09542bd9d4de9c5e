package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.OnFailure;
import dev.slipway.core.app.Pace;
import dev.slipway.core.build.Image;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a release would do, worked out before anyone is asked.
 *
 * @param to the commit that would run
 * @param targets in the order of the waves; never empty
 * @param commits what comes, oldest first; at most {@link #MOST_COMMITS}
 * @param commitCount how many come in all
 * @param takesOut how many commits that run now would be gone: more than 0 when it goes back
 * @param risks sentences that a person should read before confirming
 * @param leaving the newest of the commits that would be gone, oldest first
 * @param tasks what is run once with the new build; empty when the build is not newer than what
 *     runs: only new code migrates
 * @param pace how it goes live; empty in plans from before there was a choice
 * @param rollback present when it brings back a build that was live before
 * @param onFailure what it does when a target fails that users could meet; empty in plans from
 *     before there was a choice
 * @param reminder of those who have not looked at their changes; like their words, it is beside the
 *     plan and not in its hash
 */
public record Plan(
    AppName app,
    EnvironmentName environment,
    Commit to,
    Image image,
    List<PlannedTarget> targets,
    List<PlannedCommit> commits,
    int commitCount,
    int takesOut,
    List<String> risks,
    List<Commit> leaving,
    List<DeployTask> tasks,
    Optional<Pace> pace,
    Optional<Rollback> rollback,
    Optional<OnFailure> onFailure,
    Optional<Reminder> reminder) {
  /** How many commits a plan names; the rest is counted. */
  public static final int MOST_COMMITS = 200;

  /** How many of those that would be gone it names. */
  public static final int MOST_LEAVING = 20;

  public Plan {
    targets = List.copyOf(targets);
    commits = List.copyOf(commits);
    risks = List.copyOf(risks);
    leaving = List.copyOf(leaving);
    tasks = List.copyOf(tasks);
  }

  public Plan(
      AppName app,
      EnvironmentName environment,
      Commit to,
      Image image,
      List<PlannedTarget> targets,
      List<PlannedCommit> commits,
      int commitCount,
      int takesOut,
      List<String> risks) {
    this(
        app,
        environment,
        to,
        image,
        targets,
        commits,
        commitCount,
        takesOut,
        risks,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  public Plan(
      AppName app,
      EnvironmentName environment,
      Commit to,
      Image image,
      List<PlannedTarget> targets,
      List<PlannedCommit> commits,
      int commitCount,
      int takesOut,
      List<String> risks,
      List<Commit> leaving,
      List<DeployTask> tasks,
      Optional<Pace> pace,
      Optional<Reminder> reminder) {
    this(
        app,
        environment,
        to,
        image,
        targets,
        commits,
        commitCount,
        takesOut,
        risks,
        leaving,
        tasks,
        pace,
        Optional.empty(),
        Optional.empty(),
        reminder);
  }

  public Pace howLive() {
    return pace.orElse(Pace.AT_ONCE);
  }

  /** Whether it goes back everywhere by itself when what failed speaks against the build. */
  public boolean goesBackByItself() {
    return onFailure.filter(OnFailure.ROLL_BACK::equals).isPresent();
  }

  /** The builds that run now and would be gone, each once. */
  Stream<CommitSha> leaves() {
    return targets.stream()
        .flatMap(target -> target.from().stream())
        .map(Commit::sha)
        .filter(sha -> !sha.equals(to.sha()))
        .distinct();
  }

  /** The people whose changes come, each once. */
  public List<PersonId> people() {
    return commits.stream().flatMap(commit -> commit.person().stream()).distinct().toList();
  }

  /** What takes back a change that comes with it, by the change: nothing is left of those two. */
  public Map<CommitSha, CommitSha> undone() {
    return Undone.of(commits.stream().map(PlannedCommit::commit).toList());
  }

  /** The changes of which somebody can say whether they work: no reverts, nothing undone. */
  public List<PlannedCommit> changes() {
    Map<CommitSha, CommitSha> undone = undone();
    return commits.stream()
        .filter(planned -> planned.commit().takesBack().isEmpty())
        .filter(planned -> !undone.containsKey(planned.commit().sha()))
        .toList();
  }

  /** The people who have not said yet whether their changes work, each once. */
  public List<PersonId> unseenBy() {
    return changes().stream()
        .filter(PlannedCommit::isUnseen)
        .flatMap(commit -> commit.person().stream())
        .distinct()
        .toList();
  }

  /** The changes of a person, oldest first. */
  public List<CommitSha> changesOf(PersonId person) {
    return commits.stream()
        .filter(commit -> commit.belongsTo(person))
        .map(commit -> commit.commit().sha())
        .toList();
  }

  /** What was said of the changes. */
  public Map<CommitSha, Word> words() {
    Map<CommitSha, Word> words = new LinkedHashMap<>();
    commits.forEach(
        commit -> commit.word().ifPresent(word -> words.put(commit.commit().sha(), word)));
    return words;
  }

  /** The same plan, knowing also these words; of two about a change the later one counts. */
  Plan heard(Map<CommitSha, Word> words) {
    return beside(
        commits.stream()
            .map(
                commit ->
                    Optional.ofNullable(words.get(commit.commit().sha()))
                        .map(commit::heard)
                        .orElse(commit))
            .toList(),
        reminder);
  }

  Plan reminded(Reminder once) {
    return beside(commits, Optional.of(once));
  }

  /** The same plan, knowing what was known beside the one that it replaces. */
  Plan after(Plan replaced) {
    return beside(heard(replaced.words()).commits, replaced.reminder);
  }

  private Plan beside(List<PlannedCommit> known, Optional<Reminder> once) {
    return new Plan(
        app,
        environment,
        to,
        image,
        targets,
        known,
        commitCount,
        takesOut,
        risks,
        leaving,
        tasks,
        pace,
        rollback,
        onFailure,
        once);
  }

  /** The commit that all targets run, when they agree. */
  public Optional<Commit> from() {
    List<Optional<Commit>> different =
        targets.stream().map(PlannedTarget::from).distinct().toList();
    return different.size() == 1 ? different.getFirst() : Optional.empty();
  }

  public int waves() {
    return targets.stream().mapToInt(PlannedTarget::wave).max().orElse(0);
  }

  /** Covers everything that decides what will be done: a different effect is a different hash. */
  public PlanHash hash() {
    return PlanHash.of(this);
  }

  /** What is different in another plan, in words for the card; empty when they do the same. */
  public List<String> changesTo(Plan other) {
    return hash().equals(other.hash()) ? List.of() : PlanChanges.between(this, other);
  }
}
