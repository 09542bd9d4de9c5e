package dev.slipway.core.cut;

import dev.slipway.core.engine.Step;

/** What a cut wants done. */
public sealed interface CutStep extends Step {
  CutRequest request();

  record MakeBranch(CutRequest request) implements CutStep {
    @Override
    public String key() {
      return "make the branch";
    }
  }

  record StartBuild(CutRequest request) implements CutStep {
    @Override
    public String key() {
      return "start the build";
    }
  }
}
