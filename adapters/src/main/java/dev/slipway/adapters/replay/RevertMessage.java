package dev.slipway.adapters.replay;

import org.eclipse.jgit.revwalk.RevCommit;

/** The message of a commit that takes another one back, as {@code git revert} words it. */
final class RevertMessage {
  private RevertMessage() {}

  static String of(RevCommit source, int mainline) {
    String subject = Commits.of(source).subject();
    String against =
        source.getParentCount() > 1
            ? ", reversing\nchanges made to %s".formatted(source.getParent(mainline - 1).name())
            : "";
    return "Revert \"%s\"\n\nThis reverts commit %s%s.\n"
        .formatted(subject, source.name(), against);
  }
}
