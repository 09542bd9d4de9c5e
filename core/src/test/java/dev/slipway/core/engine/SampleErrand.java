package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.PLACE;
import static dev.slipway.core.engine.SampleChapters.T0;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.SampleErrand.Errand;
import dev.slipway.core.engine.SampleErrand.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A process that exists only in tests: all its tasks side by side, then waiting for a person. */
final class SampleErrand implements Rules<Errand, SampleEvent, Task> {
  static final Instant UNTIL = T0.plus(Duration.ofHours(1));

  private final List<String> tasks;

  record Errand(AppName app, List<String> done, boolean finished) {
    Errand {
      done = List.copyOf(done);
    }
  }

  record Task(String key) implements Step {}

  SampleErrand(String... tasks) {
    this.tasks = List.of(tasks);
  }

  @Override
  public ProcessKind kind() {
    return ProcessKind.PICK;
  }

  @Override
  public Class<SampleEvent> eventType() {
    return SampleEvent.class;
  }

  @Override
  public Errand begin(SampleEvent first) {
    return new Errand(((SampleEvent.Asked) first).app(), List.of(), false);
  }

  @Override
  public Errand next(Errand errand, SampleEvent event) {
    return switch (event) {
      case SampleEvent.Progressed(var note, var at) when !errand.done().contains(note) -> {
        List<String> done = new ArrayList<>(errand.done());
        done.add(note);
        yield new Errand(errand.app(), done, false);
      }
      case SampleEvent.Finished finished -> new Errand(errand.app(), errand.done(), true);
      case SampleEvent other -> throw new Impossible(errand, other);
    };
  }

  @Override
  public Action<Task> decide(Errand errand, Instant now) {
    if (errand.finished()) {
      return new Action.Done<>();
    }
    List<Task> left =
        tasks.stream().filter(task -> !errand.done().contains(task)).map(Task::new).toList();
    return left.isEmpty() ? new Action.Wait<>(UNTIL, "somebody") : new Action.Act<>(left);
  }

  @Override
  public List<Telling> tell(Errand errand, SampleEvent event) {
    return List.of(new Telling.Card(PLACE));
  }

  @Override
  public Index index(Errand errand) {
    return new Index(errand.app(), errand.finished(), Optional.empty(), Set.of());
  }
}
