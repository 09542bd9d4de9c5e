package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.cut.Contents;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.cut.CutRequest;
import dev.slipway.core.desk.Page;
import dev.slipway.core.engine.ProcessId;
import java.util.Optional;

/** The card of a cut. */
final class CutCard {
  private CutCard() {}

  static Content of(ProcessId id, Cut cut) {
    CutRequest request = cut.request();
    String headline = headline(cut);
    Blocks blocks =
        new Blocks("Cut %d, %s: %s".formatted(id.number(), request.app(), headline))
            .header("Cut %d · %s → %s".formatted(id.number(), request.app(), request.branch()))
            .section(headline, "It begins at " + Say.commitBy(request.from()));
    contents(cut).ifPresent(contents -> add(blocks, contents));
    return blocks
        .context("asked by " + Say.person(request.by()))
        .context(
            cut instanceof Cut.Done
                ? "next: picks come here, until something lands on another release branch; %s"
                    .formatted(pick(request))
                : "")
        .content();
  }

  static Content of(Page.CutDryRun dryRun) {
    CutRequest request = dryRun.request();
    Blocks blocks =
        new Blocks(
                "Dry run of a cut, %s → %s. Nothing was made."
                    .formatted(request.app(), Say.inCode(request.branch().value())))
            .header("Dry run · cut %s → %s".formatted(request.app(), request.branch()))
            .section("Nothing was made.", "It would begin at " + Say.commitBy(request.from()))
            .context(
                "its first build would go where builds go by themselves, in place of what is"
                    + " there");
    add(blocks, dryRun.contents());
    return blocks.content();
  }

  static String headline(Cut cut) {
    return switch (cut) {
      case Cut.Cutting c ->
          c.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600)))
              .orElse(":hourglass_flowing_sand: *Being made.*");
      case Cut.Starting s -> ":scissors: *Made.* Its first build is being started.";
      case Cut.Done d -> ":scissors: *Made.* Its first build is %s.".formatted(d.build());
      case Cut.Failed f -> ":x: *Failed*: %s.".formatted(Say.clause(f.why(), 1000));
    };
  }

  private static Optional<Contents> contents(Cut cut) {
    return switch (cut) {
      case Cut.Starting s -> Optional.of(s.contents());
      case Cut.Done d -> Optional.of(d.contents());
      case Cut.Cutting _, Cut.Failed _ -> Optional.empty();
    };
  }

  /** What is on it and not where people release to. */
  private static void add(Blocks blocks, Contents contents) {
    if (contents.environment().isEmpty()) {
      return;
    }
    String environment = contents.environment().get().value();
    if (contents.live().isEmpty()) {
      blocks.context("nothing was verified live on %s yet to compare with".formatted(environment));
      return;
    }
    String since = "%s runs %s".formatted(environment, Say.commit(contents.live().get()));
    blocks.section(
        contents.count() == 0
            ? "It holds nothing new: %s.".formatted(since)
            : "%s on it and not on %s (%s):"
                .formatted(Say.count(contents.count(), "commit"), environment, since));
    blocks.list(
        contents.commits().stream().map(Say::commitBy).toList(),
        "commit",
        contents.count() - contents.commits().size());
  }

  private static String pick(CutRequest request) {
    return Say.inCode("!pick <sha> to %s".formatted(request.branch()));
  }
}
