package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.git.SampleRepository;
import dev.slipway.sandbox.slack.PanelState.Kind;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The branches of the shop's repository, read from its directory, not through the bot. */
public record GitFacts(Path directory) {
  private static final int SHORT = 7;
  private static final int COMMITS = 5;
  private static final int RELEASE_BRANCHES = 2;

  /** The newest release branches, then the trunk, with the newest commits of each. */
  public List<Section> branches() {
    try (FileRepository repository = new FileRepository(directory.toFile())) {
      List<Ref> heads = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
      List<Section> sections = new ArrayList<>();
      for (Ref head : shown(heads)) {
        sections.add(section(repository, head));
      }
      return sections;
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read " + directory, e);
    }
  }

  private static List<Ref> shown(List<Ref> heads) {
    Stream<Ref> releases =
        heads.stream()
            .filter(head -> name(head).startsWith("release/"))
            .sorted(Comparator.comparing(GitFacts::name).reversed())
            .limit(RELEASE_BRANCHES);
    Stream<Ref> trunk = heads.stream().filter(head -> name(head).equals(SampleRepository.TRUNK));
    return Stream.concat(releases, trunk).toList();
  }

  private static Section section(FileRepository repository, Ref head) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head.getObjectId()));
      List<Row> rows = new ArrayList<>();
      for (RevCommit commit = walk.next();
          commit != null && rows.size() < COMMITS;
          commit = walk.next()) {
        rows.add(Row.of(commit.abbreviate(SHORT).name(), commit.getShortMessage(), "", Tone.QUIET));
      }
      return new Section(name(head), Kind.LOG, rows);
    }
  }

  private static String name(Ref head) {
    return head.getName().substring(Constants.R_HEADS.length());
  }
}
