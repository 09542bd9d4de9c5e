package dev.slipway.core.desk;

import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.desk.Page.WhereLive;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Standings;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import dev.slipway.core.rollback.TakenBack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a change is live, and where it was.
 *
 * @param latest the releases of the app, newest first
 */
record Presence(
    Targets targets, Repository repository, CommitTrail trail, List<Current<Release>> latest) {

  WhereLive on(Environment environment) {
    List<TargetName> with = new ArrayList<>();
    Set<String> troubles = new LinkedHashSet<>();
    for (Standings.Answer said : Standings.of(targets, environment)) {
      said.complaint().ifPresent(troubles::add);
      if (said.standing().flatMap(Standing::commit).filter(this::runs).isPresent()) {
        with.add(said.spec().name());
      }
    }
    return new WhereLive(
        environment.name(),
        with,
        environment.targets().size(),
        with.isEmpty() ? takenBack(environment) : Optional.empty(),
        troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles)));
  }

  private Optional<ProcessId> takenBack(Environment environment) {
    TakenBack back = new TakenBack(latest);
    return latest.stream()
        .filter(release -> release.state().request().environment().equals(environment.name()))
        .filter(release -> runs(release.state().request().commit()))
        .flatMap(release -> back.by(release).stream())
        .findFirst();
  }

  private boolean runs(CommitSha sha) {
    return repository.resolve(sha.value()) instanceof Resolution.Found
        && trail.isIn(sha, repository);
  }
}
