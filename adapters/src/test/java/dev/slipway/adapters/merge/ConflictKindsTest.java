package dev.slipway.adapters.merge;

import static dev.slipway.adapters.merge.Trees.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.Conflict.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One small merge for each thing that can be in the way, and for what must not be. */
final class ConflictKindsTest {
  private final Trees trees = new Trees();

  @Test
  void bothChangedTheSameLine() {
    Trees.Tree base = trees.with("f", LINES);
    conflicts(base, base.and("f", LINES + "ours\n"), base.and("f", LINES + "theirs\n"))
        .contains(Kind.BOTH_CHANGED, "f");
  }

  @Test
  void bothAddedTheFile() {
    Trees.Tree base = trees.with("a", "1\n");
    conflicts(base, base.and("f", "ours\n"), base.and("f", "theirs\n"))
        .contains(Kind.BOTH_ADDED, "f");
  }

  @Test
  void deletedHereChangedThere() {
    Trees.Tree base = trees.with("f", LINES).and("a", "1\n");
    conflicts(base, base.without("f"), base.and("f", "other\n"))
        .contains(Kind.DELETED_ON_BRANCH, "f");
    conflicts(base, base.and("f", "other\n"), base.without("f"))
        .contains(Kind.DELETED_BY_COMMIT, "f");
  }

  @Test
  void binaryFilesAreNeverMerged() {
    Trees.Tree base = trees.with("f", "\0" + LINES);
    conflicts(base, base.and("f", "\0x" + LINES), base.and("f", "\0" + LINES + "x"))
        .contains(Kind.BINARY, "f");
  }

  @Test
  void attributesMakeAFileBinary() {
    Trees.Tree base = trees.with("f", LINES).and(".gitattributes", "f -merge\n");
    conflicts(base, base.and("f", "x\n" + LINES), base.and("f", LINES + "x\n"))
        .contains(Kind.BINARY, "f");
  }

  @Test
  void driverThatOnlyGitCanRunIsLeftToPeople() {
    Trees.Tree base = trees.with("f", LINES).and(".gitattributes", "f merge=lock\n");
    conflicts(base, base.and("f", "x\n" + LINES), base.and("f", LINES + "x\n"))
        .contains(Kind.OWN_DRIVER, "f");
  }

  @Test
  void unionOfBothSidesIsNotTaken() {
    Trees.Tree base = trees.with("log", LINES).and(".gitattributes", "log merge=union\n");
    conflicts(base, base.and("log", LINES + "ours\n"), base.and("log", LINES + "theirs\n"))
        .contains(Kind.BOTH_CHANGED, "log");
    clean(base, base.and("log", "x\n" + LINES), base.and("log", LINES + "y\n"))
        .hasFile("log", "x\n" + LINES + "y\n");
  }

  @Test
  void modesThatDifferOnFilesThatBothAdded() {
    Trees.Tree base = trees.with("a", "1\n");
    conflicts(base, base.and("f", "x\n"), base.andExecutable("f", "x\n")).contains(Kind.MODE, "f");
  }

  @Test
  void modeAndContentAreMergedApart() {
    Trees.Tree base = trees.with("f", LINES);
    clean(base, base.andExecutable("f", LINES), base.and("f", LINES + "x\n"))
        .isTree(base.andExecutable("f", LINES + "x\n"));
  }

  @Test
  void linksAreNotMerged() {
    Trees.Tree base = trees.with("a", "1\n").andLink("f", "x");
    conflicts(base, base.andLink("f", "y"), base.andLink("f", "z")).contains(Kind.LINK, "f");
  }

  @Test
  void submodulesAreNotMerged() {
    Trees.Tree base = trees.with("a", "1\n").andSubmodule("f", 1);
    conflicts(base, base.andSubmodule("f", 2), base.andSubmodule("f", 3))
        .contains(Kind.SUBMODULE, "f");
    clean(base, base, base.andSubmodule("f", 2)).isTree(base.andSubmodule("f", 2));
  }

  @Test
  void fileAndLinkAtOnePath() {
    Trees.Tree base = trees.with("a", "1\n");
    conflicts(base, base.and("f", "x\n"), base.andLink("f", "a")).contains(Kind.TYPE, "f");
  }

  @Test
  void fileAndDirectoryAtOnePath() {
    Trees.Tree base = trees.with("a", "1\n");
    conflicts(base, base.and("f", "x\n"), base.and("f/g", "y\n"))
        .contains(Kind.FILE_AND_DIRECTORY, "f");
  }

  @Test
  void changeFollowsAFileThatTheBranchRenamed() {
    Trees.Tree base = trees.with("f", LINES).and("a", "1\n");
    clean(base, base.without("f").and("lib/g", LINES), base.and("f", LINES + "x\n"))
        .isTree(base.without("f").and("lib/g", LINES + "x\n"))
        .follows("lib/g");
  }

  @Test
  void renameFollowsAFileThatTheBranchChanged() {
    Trees.Tree base = trees.with("f", LINES).and("a", "1\n");
    clean(base, base.and("f", LINES + "x\n"), base.without("f").and("g", LINES))
        .isTree(base.without("f").and("g", LINES + "x\n"));
  }

  @Test
  void renamedToTwoPlaces() {
    Trees.Tree base = trees.with("f", LINES).and("a", "1\n");
    conflicts(base, base.without("f").and("g", LINES), base.without("f").and("h", LINES))
        .contains(Kind.RENAMED_TWICE, "f", "g", "h");
  }

  @Test
  void renamedHereDeletedThere() {
    Trees.Tree base = trees.with("f", LINES).and("a", "1\n");
    conflicts(base, base.without("f").and("g", LINES + "x\n"), base.without("f"))
        .contains(Kind.RENAMED_AND_DELETED, "g");
  }

  @Test
  void fileAddedToADirectoryThatTheBranchRenamedIsAQuestion() {
    Trees.Tree base = trees.with("old/f", LINES).and("old/g", LINES + "g\n").and("a", "1\n");
    Trees.Tree ours =
        base.without("old/f").without("old/g").and("new/f", LINES).and("new/g", LINES + "g\n");
    conflicts(base, ours, base.and("old/h", "h\n")).contains(Kind.DIRECTORY_RENAMED, "new/h");
  }

  @Test
  void directoryThatWentToTwoPlacesIsAQuestion() {
    Trees.Tree base = trees.with("old/f", LINES).and("old/g", LINES + "g\n").and("a", "1\n");
    Trees.Tree ours =
        base.without("old/f").without("old/g").and("x/f", LINES).and("y/g", LINES + "g\n");
    conflicts(base, ours, base.and("old/h", "h\n")).contains(Kind.DIRECTORY_SPLIT, "old");
  }

  @Test
  void directoryRenameOntoAFileThatIsThereIsAQuestion() {
    Trees.Tree base = trees.with("old/f", LINES).and("new/h", "1\n").and("a", "1\n");
    Trees.Tree ours = base.without("old/f").and("new/f", LINES);
    conflicts(base, ours, base.and("old/h", "h\n")).contains(Kind.DIRECTORY_TAKEN, "old/h");
  }

  @Test
  void sameChangeOnBothSidesLeavesTheBranchAsItIs() {
    Trees.Tree base = trees.with("f", LINES);
    Trees.Tree changed = base.and("f", LINES + "x\n").and("n", "new\n");
    clean(base, changed, changed).isTree(changed);
  }

  private Found conflicts(Trees.Tree base, Trees.Tree ours, Trees.Tree theirs) {
    TreeMerge.Result result = trees.merge(base, ours, theirs);
    assertThat(result).isInstanceOf(TreeMerge.Result.Conflicting.class);
    return new Found(((TreeMerge.Result.Conflicting) result).conflicts());
  }

  private Merged clean(Trees.Tree base, Trees.Tree ours, Trees.Tree theirs) {
    TreeMerge.Result result = trees.merge(base, ours, theirs);
    assertThat(result).isInstanceOf(TreeMerge.Result.Clean.class);
    return new Merged(trees, (TreeMerge.Result.Clean) result);
  }

  private record Found(List<Conflict> conflicts) {
    void contains(Kind kind, String... paths) {
      assertThat(conflicts)
          .containsExactlyElementsOf(
              List.of(paths).stream().map(p -> new Conflict(p, kind)).toList());
    }
  }

  private record Merged(Trees trees, TreeMerge.Result.Clean result) {
    Merged isTree(Trees.Tree expected) {
      assertThat(result.tree()).isEqualTo(trees.write(expected));
      return this;
    }

    void hasFile(String path, String text) {
      assertThat(trees.files(result.tree())).contains(Map.entry(path, text));
    }

    void follows(String... renamed) {
      assertThat(result.renamed()).containsExactly(renamed);
    }
  }
}
