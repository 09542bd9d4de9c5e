package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the words of people about their changes, and carries them to the releases under way. */
final class ReleaseWords {
  private static final int MOST_NAMES = 5;

  private final Apps apps;
  private final Journal<Release, ReleaseEvent, ?> releases;

  ReleaseWords(Apps apps, Journal<Release, ReleaseEvent, ?> releases) {
    this.apps = apps;
    this.releases = releases;
  }

  /** Safe to repeat, and in any order: of two words the one that was clicked later stays. */
  Answer say(Click.Say click) {
    Word word = click.word();
    Release release = releases.read(click.release()).state();
    List<CommitSha> theirs =
        release.plan().map(plan -> plan.changesOf(word.by())).orElse(List.of());
    if (theirs.isEmpty()) {
      throw RefusedException.because(
          "none of the changes in %s is yours".formatted(click.release()), whoMay(release));
    }
    if (word.reason().filter(String::isBlank).isPresent()) {
      throw RefusedException.because(
          "you did not say what does not work",
          "Write it into the field above the button, then press it again.");
    }
    Journal.Said<Release> said =
        releases.say(click.release(), state -> event(state, word, theirs, Optional.empty()));
    if (!said.stored() && hasSaidSo(said.state(), word, theirs)) {
      throw RefusedException.because(
          "you have said already that it " + (word.works() ? "works" : "does not work"),
          "The message with the button says so, and lets you say otherwise.");
    }
    carry(release.request(), click.release(), word, theirs);
    return new Answer.Accepted();
  }

  /** By an earlier press, not by this one that comes again. */
  private static boolean hasSaidSo(Release release, Word word, List<CommitSha> theirs) {
    Map<CommitSha, Word> words = release.plan().map(Plan::words).orElse(Map.of());
    return theirs.stream()
        .map(words::get)
        .allMatch(known -> known != null && word.at().isAfter(known.at()));
  }

  /** To the releases that hold an environment now; one that begins later reads what was said. */
  private void carry(ReleaseRequest request, ProcessId from, Word word, List<CommitSha> theirs) {
    List<Environment> environments =
        apps.find(request.app()).map(App::environments).orElse(List.of());
    for (Environment environment : environments) {
      releases
          .holderOf(ReleaseRequest.slot(request.app(), environment.name()))
          .filter(holder -> !holder.equals(from))
          .ifPresent(
              holder ->
                  releases.say(holder, state -> event(state, word, theirs, Optional.of(from))));
    }
  }

  private static Optional<ReleaseEvent> event(
      Release state, Word word, List<CommitSha> theirs, Optional<ProcessId> from) {
    if (state.request().automatic() && from.isPresent()) {
      return Optional.empty();
    }
    List<CommitSha> news = theirs.stream().filter(sha -> isNews(state, sha, word)).toList();
    return news.isEmpty()
        ? Optional.empty()
        : Optional.of(
            word.reason()
                .<ReleaseEvent>map(
                    why -> new ReleaseEvent.ChangeRejected(word.at(), word.by(), news, why, from))
                .orElseGet(
                    () -> new ReleaseEvent.ChangeAccepted(word.at(), word.by(), news, from)));
  }

  private static boolean isNews(Release state, CommitSha commit, Word word) {
    if (state instanceof Release.Planning planning) {
      Map<CommitSha, Word> heard = planning.heard();
      return word.isNewsAfter(Optional.ofNullable(heard.get(commit)));
    }
    return state.plan().map(Plan::commits).orElse(List.of()).stream()
        .filter(planned -> planned.commit().sha().equals(commit))
        .anyMatch(planned -> word.isNewsAfter(planned.word()));
  }

  private static String whoMay(Release release) {
    List<String> names =
        release.plan().stream()
            .flatMap(plan -> plan.commits().stream())
            .filter(commit -> commit.person().isPresent())
            .map(PlannedCommit::whose)
            .distinct()
            .toList();
    String some = String.join(", ", names.stream().limit(MOST_NAMES).toList());
    return "Whoever picked a change, or wrote it, says whether it works: %s%s."
        .formatted(
            names.isEmpty() ? "nobody who is known here" : some,
            names.size() > MOST_NAMES ? " and others" : "");
  }
}
