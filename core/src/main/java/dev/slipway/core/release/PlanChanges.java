package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan does otherwise than the one that a person saw, in words for the card. */
final class PlanChanges {
  private PlanChanges() {}

  /** Never empty: their hashes differ. */
  static List<String> between(Plan seen, Plan now) {
    List<String> changes =
        Stream.of(
                image(seen, now),
                pace(seen, now),
                onFailure(seen, now),
                tasks(seen, now),
                targets(seen, now))
            .flatMap(List::stream)
            .toList();
    return changes.isEmpty() ? List.of("its targets are others than before") : changes;
  }

  private static List<String> image(Plan seen, Plan now) {
    return seen.image().equals(now.image())
        ? List.of()
        : List.of(
            "the image of %s is now %s"
                .formatted(seen.to().sha().abbreviated(), now.image().digest().abbreviated()));
  }

  private static List<String> pace(Plan seen, Plan now) {
    if (seen.howLive().equals(now.howLive())) {
      return List.of();
    }
    return List.of(
        seen.howLive().with(List.of()).equals(now.howLive().with(List.of()))
            ? "its signals are others than before"
            : "it goes live in other steps than before");
  }

  private static List<String> onFailure(Plan seen, Plan now) {
    if (seen.goesBackByItself() == now.goesBackByItself()) {
      return List.of();
    }
    return List.of(
        now.goesBackByItself()
            ? "after a failure it goes back by itself now"
            : "after a failure a person decides now");
  }

  private static List<String> tasks(Plan seen, Plan now) {
    return seen.tasks().equals(now.tasks())
        ? List.of()
        : List.of("its deploy-time tasks are others than before");
  }

  private static List<String> targets(Plan seen, Plan now) {
    Map<TargetName, PlannedTarget> left = new LinkedHashMap<>();
    seen.targets().forEach(target -> left.put(target.name(), target));
    List<String> changes = new ArrayList<>();
    for (PlannedTarget target : now.targets()) {
      PlannedTarget before = left.remove(target.name());
      if (before == null) {
        changes.add(target.name() + " is a new target");
      } else {
        changes.addAll(before.changesTo(target));
      }
    }
    left.keySet().forEach(name -> changes.add(name + " is no longer a target"));
    return changes;
  }
}
