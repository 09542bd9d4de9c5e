package dev.slipway.bot.card;

import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would be different on the targets of a plan, each difference once. */
final class DifferenceLines {
  private static final int MOST = 15;
  private static final int MOST_NAMES = 4;

  private DifferenceLines() {}

  static void add(Blocks blocks, Plan plan) {
    Map<String, List<String>> by = new LinkedHashMap<>();
    for (PlannedTarget target : plan.targets()) {
      for (String difference : target.differences()) {
        by.computeIfAbsent(difference, first -> new ArrayList<>())
            .add(Say.name(target.name().value()));
      }
    }
    List<String> lines =
        by.entrySet().stream()
            .limit(MOST)
            .map(each -> "± %s%s".formatted(said(each.getKey()), where(plan, each.getValue())))
            .toList();
    blocks.list(lines, "difference", by.size() - lines.size());
  }

  /** What it is about to be read, what it is like to be copied. */
  private static String said(String difference) {
    int colon = difference.indexOf(": ");
    return colon < 0
        ? Say.text(difference, 200)
        : "%s: %s"
            .formatted(
                Say.text(difference.substring(0, colon), 120),
                Say.inCode(difference.substring(colon + 2)));
  }

  private static String where(Plan plan, List<String> targets) {
    return targets.size() == plan.targets().size()
        ? ""
        : "  only %s".formatted(Say.list(targets, MOST_NAMES));
  }
}
