package dev.slipway.core.process;

import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildRules;
import dev.slipway.core.build.BuildStep;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.cut.CutEvent;
import dev.slipway.core.cut.CutRules;
import dev.slipway.core.cut.CutStep;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.News;
import dev.slipway.core.heads.Heads;
import dev.slipway.core.heads.HeadsEvent;
import dev.slipway.core.heads.HeadsRules;
import dev.slipway.core.heads.HeadsStep;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldRules;
import dev.slipway.core.hold.HoldStep;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRules;
import dev.slipway.core.pick.PickStep;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRules;
import dev.slipway.core.release.ReleaseStep;
import java.util.List;

/** One journal for each kind of process, over one store. */
public record Journals(
    Journal<Pick, PickEvent, PickStep> picks,
    Journal<Build, BuildEvent, BuildStep> builds,
    Journal<Release, ReleaseEvent, ReleaseStep> releases,
    Journal<Hold, HoldEvent, HoldStep> holds,
    Journal<Heads, HeadsEvent, HeadsStep> heads,
    Journal<Cut, CutEvent, CutStep> cuts) {

  /** What can be in the store: the sealed interfaces of all events. */
  public static final List<Class<? extends Event>> EVENTS =
      List.of(
          PickEvent.class,
          BuildEvent.class,
          ReleaseEvent.class,
          HoldEvent.class,
          HeadsEvent.class,
          CutEvent.class);

  public static Journals over(EventStore store, News news) {
    return new Journals(
        new Journal<>(new PickRules(), store, news),
        new Journal<>(new BuildRules(), store, news),
        new Journal<>(new ReleaseRules(), store, news),
        new Journal<>(new HoldRules(), store, news),
        new Journal<>(new HeadsRules(), store, news),
        new Journal<>(new CutRules(), store, news));
  }

  public List<Journal<?, ?, ?>> all() {
    return List.of(picks, builds, releases, holds, heads, cuts);
  }
}
