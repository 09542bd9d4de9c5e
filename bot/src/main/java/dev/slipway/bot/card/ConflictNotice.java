package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;

/** The message about a conflict: short, with the rest in its thread; later, what became of it. */
final class ConflictNotice {
  private static final String RESOLVED = ":hourglass_flowing_sand: %s, %s. It is being landed.";
  private static final String LANDED = ":white_check_mark: *Landed*, as %s resolved it, %s.";
  private static final String DROPPED = ":no_entry: *Dropped* by %s, %s. Nothing was landed.";
  private static final String EXPIRED =
      ":no_entry: *Expired*: %s resolved it in time, %s. Nothing was landed.";

  private ConflictNotice() {}

  /** Whoever asked reads of their pick, an author of their change. */
  static Content of(ProcessId id, Pick.Conflicted pick, PersonId reader) {
    String headline =
        ":x: *%s conflicts* with %s. Nothing was landed."
            .formatted(
                whose(pick.request(), reader).formatted(Say.sha(pick.conflict().commit().sha())),
                Say.inCode(pick.request().branch().value()));
    Blocks blocks =
        new Blocks(headline).section(headline).section(Say.commitBy(pick.conflict().commit()));
    ConflictLines.paths(blocks, pick.conflict().conflicts());
    ConflictLines.problem(blocks, id, pick);
    return blocks
        .section(advice(id, pick))
        .buttons(PickButtons.of(id, pick))
        .context("the thread has the lines and the commands", open(id, pick))
        .content();
  }

  /** The lines, what is missing, the commands; or why what was resolved cannot be landed. */
  static Content aside(ProcessId id, Pick.Conflicted pick, PickEvent event) {
    if (!(event instanceof PickEvent.PickAdvised)) {
      return Blocks.paragraph(Details.of(pick, event));
    }
    Blocks blocks = new Blocks("Where %s conflicts, and how to resolve it".formatted(id));
    ConflictLines.hunks(blocks, pick.advice());
    ConflictLines.prerequisites(blocks, pick.advice());
    return blocks.section(ConflictLines.byHand(id, pick.request())).content();
  }

  /** Its buttons go, and it says what became of it; or they come back. */
  static Optional<Content> amended(ProcessId id, Pick pick, PickEvent event, PersonId reader) {
    String when = Say.day(event.at());
    return switch (pick) {
      case Pick.Conflicted c -> Optional.of(of(id, c, reader));
      case Pick.Adopting a ->
          ended(a, reader, Optional.of(id), RESOLVED, resolver(a.by(), a.resolved()), when);
      case Pick.Landed l ->
          l.resolvedBy()
              .flatMap(by -> ended(l, reader, Optional.of(id), LANDED, Say.person(by), when));
      case Pick.Replaced r ->
          ended(
              r,
              reader,
              Optional.of(r.with()),
              ":fast_forward: *Goes on as %s*: %%s picked what was missing first, %%s."
                  .formatted(r.with()),
              Say.person(r.by()),
              when);
      case Pick.Dropped d -> ended(d, reader, Optional.empty(), DROPPED, Say.person(d.by()), when);
      case Pick.Expired e -> ended(e, reader, Optional.empty(), EXPIRED, "nobody", when);
      case Pick other -> Optional.empty();
    };
  }

  /**
   * @param next whose card shows more
   * @param outcome with places for who and when
   */
  private static Optional<Content> ended(
      Pick pick,
      PersonId reader,
      Optional<ProcessId> next,
      String outcome,
      String who,
      String when) {
    PickRequest request = pick.request();
    CommitSha newest = request.commits().getLast().sha();
    String headline =
        "%s conflicted with %s."
            .formatted(
                whose(request, reader).formatted(Say.sha(newest)),
                Say.inCode(request.branch().value()));
    String end = outcome.formatted(who, when);
    return Optional.of(
        new Blocks(headline + " " + end)
            .section(headline)
            .section(end)
            .list(request.commits().stream().map(Say::commitBy).toList(), "commit")
            .context(next.map("the card of %s shows how it goes on"::formatted).orElse(""))
            .content());
  }

  private static String resolver(PersonId by, BranchName branch) {
    return "%s resolved it on %s".formatted(Say.person(by), Say.inCode(branch.value()));
  }

  private static String whose(PickRequest request, PersonId reader) {
    String what = request.reverts() ? "unpick" : "pick";
    return request.by().equals(reader)
        ? "Your %s of %%s".formatted(what)
        : "The %s of your change %%s".formatted(what);
  }

  private static String advice(ProcessId id, Pick.Conflicted pick) {
    List<Commit> missing = pick.advice().prerequisites();
    if (missing.isEmpty()) {
      return ":bulb: Resolve it by hand on %s, push that, and press *I resolved it*."
          .formatted(Say.inCode(Pick.Conflicted.resolvedOn(id).value()));
    }
    return missing.size() == 1
        ? ":bulb: It applies when %s is picked first.".formatted(Say.commitBy(missing.getFirst()))
        : ":bulb: It applies when %s are picked first: %s."
            .formatted(
                Say.count(missing.size(), "other commit"),
                Say.list(missing.stream().map(commit -> Say.sha(commit.sha())).toList(), 5));
  }

  private static String open(ProcessId id, Pick.Conflicted pick) {
    return "%s, open until %s".formatted(id, Say.day(pick.until()));
  }
}
