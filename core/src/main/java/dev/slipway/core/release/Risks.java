package dev.slipway.core.release;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.repository.CommitSha;
import java.util.ArrayList;
import java.util.List;

/** What a person should read before they confirm a plan, a sentence each. */
record Risks(ReleaseRequest request, FoundTargets found) {
  static String faulty(EnvironmentName environment, CommitSha commit, Fault fault) {
    return "%s was rolled back from %s in %s"
        .formatted(commit.abbreviated(), environment, fault.release());
  }

  /**
   * @param takesOut how many commits that run now would be gone
   * @param known of the build from the journals
   */
  List<String> of(int takesOut, List<String> known) {
    List<String> risks = new ArrayList<>();
    request
        .despite()
        .map(fault -> faulty(request.environment(), request.commit(), fault))
        .ifPresent(risks::add);
    risks.addAll(known);
    request.rollback().ifPresent(back -> back.crossed().forEach(task -> risks.add(task.said())));
    found.here().forEach(target -> add(risks, target));
    if (request.goesBack()) {
      risks.addAll(found.problems());
    }
    risks.addAll(found.warnings());
    found.away().forEach(said -> risks.add(leftOut(said)));
    long builds =
        found.here().stream().flatMap(target -> target.commit().stream()).distinct().count();
    if (builds > 1) {
      risks.add("the targets run %d different builds now".formatted(builds));
    }
    if (takesOut > 0 && !request.goesBack()) {
      risks.add(
          takesOut == 1
              ? "1 commit that runs now is not in it: it goes back"
              : "%d commits that run now are not in it: it goes back".formatted(takesOut));
    }
    return risks;
  }

  private static String leftOut(Standings.Answer said) {
    return "%s is left out and keeps what it runs: %s"
        .formatted(said.spec().name(), said.complaint().orElse("it is not reached"));
  }

  private static void add(List<String> risks, FoundTarget target) {
    target.standing().underway().ifPresent(what -> risks.add(target.spec().name() + ": " + what));
    if (target.commit().isEmpty()) {
      risks.add(target.spec().name() + " does not say which commit it runs");
    }
  }
}
