package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;

/** The message about a conflict: short, with the rest in its thread; later, what became of it. */
final class ConflictNotice {
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
          ended(
              id,
              a,
              reader,
              ":hourglass_flowing_sand: %s resolved it on %s, %s. It is being landed."
                  .formatted(Say.person(a.by()), Say.inCode(a.resolved().value()), when));
      case Pick.Landed l ->
          l.resolvedBy()
              .flatMap(
                  by ->
                      ended(
                          id,
                          l,
                          reader,
                          ":white_check_mark: *Landed*, as %s resolved it, %s."
                              .formatted(Say.person(by), when)));
      case Pick.Replaced r ->
          ended(
              id,
              r,
              reader,
              ":fast_forward: *Goes on as %s*: %s picked what was missing first, %s."
                  .formatted(r.with(), Say.person(r.by()), when));
      case Pick.Dropped d ->
          ended(
              id,
              d,
              reader,
              ":no_entry: *Dropped* by %s, %s. Nothing was landed."
                  .formatted(Say.person(d.by()), when));
      case Pick.Expired e ->
          ended(
              id,
              e,
              reader,
              ":no_entry: *Expired*, %s: nobody resolved it in time. Nothing was landed."
                  .formatted(when));
      case Pick other -> Optional.empty();
    };
  }

  private static Optional<Content> ended(ProcessId id, Pick pick, PersonId reader, String outcome) {
    PickRequest request = pick.request();
    CommitSha newest = request.commits().getLast().sha();
    String headline =
        "%s conflicted with %s."
            .formatted(
                whose(request, reader).formatted(Say.sha(newest)),
                Say.inCode(request.branch().value()));
    return Optional.of(
        new Blocks(headline + " " + outcome)
            .section(headline)
            .section(outcome)
            .list(request.commits().stream().map(Say::commitBy).toList(), "commit")
            .context("the card of %s shows how it goes on".formatted(id))
            .content());
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
