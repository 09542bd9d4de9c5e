package dev.slipway.core.heads;

import dev.slipway.core.app.App;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.heads.HeadsEvent.HeadsFound;
import dev.slipway.core.heads.HeadsEvent.HeadsMoved;
import dev.slipway.core.heads.HeadsEvent.HeadsSeen;
import dev.slipway.core.heads.HeadsStep.Look;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a host for its heads, the less often the longer nothing moved, and says what is different.
 * Thread-safe.
 */
final class HeadsLook {
  private static final Duration AT_LEAST = Duration.ofSeconds(2);
  private static final int PATIENCE = 20;

  private final Repositories repositories;
  private final Duration soonest;
  private final Duration latest;
  private final InstantSource clock;
  private final Map<Object, Instant> asked = new ConcurrentHashMap<>();

  HeadsLook(Repositories repositories, boolean hinted, InstantSource clock) {
    this.repositories = repositories;
    this.soonest = hinted ? Duration.ofMinutes(1) : Duration.ofSeconds(10);
    this.latest = hinted ? Duration.ofMinutes(10) : Duration.ofMinutes(2);
    this.clock = clock;
  }

  /** However often we are woken, the host is not asked again within two seconds. */
  Observation<HeadsEvent> look(App app, Look step) {
    Instant now = clock.instant();
    Instant next = asked.getOrDefault(app.name(), Instant.MIN).plus(AT_LEAST);
    if (now.isBefore(next)) {
      return new Observation.Underway<>(Duration.between(now, next), Optional.empty());
    }
    asked.put(app.name(), now);
    Repository repository = repositories.of(app.name());
    List<Head> heads = repository.heads().stream().filter(head -> concerns(app, head)).toList();
    String globs = app.releaseBranches() + " " + app.tags();
    if (step.known().isEmpty() || !step.globs().equals(globs)) {
      return new Observation.Done<>(new HeadsFound(now, heads, globs));
    }
    if (step.hidden().isPresent()) {
      return new Observation.Done<>(new HeadsSeen(now));
    }
    List<HeadMove> moves = moves(repository, step.known().get(), heads);
    return moves.isEmpty()
        ? new Observation.Underway<>(pause(step.movedAt(), now), Optional.empty())
        : new Observation.Done<>(new HeadsMoved(now, moves));
  }

  private Duration pause(Instant movedAt, Instant now) {
    Duration quiet = Duration.between(movedAt, now).dividedBy(PATIENCE);
    Duration atLeast = quiet.compareTo(soonest) < 0 ? soonest : quiet;
    return atLeast.compareTo(latest) > 0 ? latest : atLeast;
  }

  private static boolean concerns(App app, Head head) {
    return head.name()
        .matches(head.kind() == Head.Kind.BRANCH ? app.releaseBranches() : app.tags());
  }

  private static List<HeadMove> moves(Repository repository, List<Head> before, List<Head> now) {
    Map<Ref, CommitSha> known = new LinkedHashMap<>();
    before.forEach(head -> known.put(Ref.of(head), head.commit()));
    List<HeadMove> moves = new ArrayList<>();
    for (Head head : now) {
      Optional<CommitSha> was = Optional.ofNullable(known.remove(Ref.of(head)));
      if (!was.equals(Optional.of(head.commit()))) {
        boolean rewritten = was.filter(old -> isLost(repository, old, head.commit())).isPresent();
        moves.add(
            new HeadMove(head.kind(), head.name(), was, Optional.of(head.commit()), rewritten));
      }
    }
    known.forEach(
        (ref, old) ->
            moves.add(
                new HeadMove(ref.kind(), ref.name(), Optional.of(old), Optional.empty(), false)));
    return moves;
  }

  /** What cannot be had any more, though its successor can, is not held by it. */
  private static boolean isLost(Repository repository, CommitSha old, CommitSha head) {
    return repository.resolve(head.value()) instanceof Resolution.Found
        && (!(repository.resolve(old.value()) instanceof Resolution.Found)
            || !repository.contains(head, old));
  }

  private record Ref(Head.Kind kind, BranchName name) {
    static Ref of(Head head) {
      return new Ref(head.kind(), head.name());
    }
  }
}
