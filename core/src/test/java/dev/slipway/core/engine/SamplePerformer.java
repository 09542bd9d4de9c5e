package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.T0;

import dev.slipway.core.engine.SampleErrand.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Does the tasks of errands as a test says, and remembers what it was asked to do. */
final class SamplePerformer implements Performer<Task, SampleEvent> {
  private final Queue<String> acts = new ConcurrentLinkedQueue<>();
  private final Queue<String> delays = new ConcurrentLinkedQueue<>();
  private volatile Function<Task, Observation<SampleEvent>> observe =
      task -> new Observation.Absent<>();
  private volatile Function<Task, SampleEvent> act = SamplePerformer::done;

  static SampleEvent done(Task task) {
    return new SampleEvent.Progressed(task.key(), T0);
  }

  SamplePerformer observing(Function<Task, Observation<SampleEvent>> answer) {
    observe = answer;
    return this;
  }

  SamplePerformer acting(Function<Task, SampleEvent> answer) {
    act = answer;
    return this;
  }

  List<String> acts() {
    return List.copyOf(acts);
  }

  List<String> delays() {
    return List.copyOf(delays);
  }

  @Override
  public Observation<SampleEvent> observe(ProcessId process, Task task) {
    return observe.apply(task);
  }

  @Override
  public SampleEvent act(ProcessId process, Task task, Fence fence) {
    acts.add(task.key());
    return act.apply(task);
  }

  @Override
  public SampleEvent denied(Task task, String why, Instant now) {
    return new SampleEvent.Finished(now);
  }

  @Override
  public Optional<SampleEvent> delayed(Task task, String why, Instant now) {
    delays.add(why);
    return Optional.of(new SampleEvent.Progressed("delayed", now));
  }
}
