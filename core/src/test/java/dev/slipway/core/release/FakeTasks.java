package dev.slipway.core.release;

import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deploy-time tasks in memory that do what a test scripted. Thread-safe. */
public final class FakeTasks implements Tasks {
  private final Map<String, Integer> looksLeft = new HashMap<>();
  private final List<TaskName> starts = new ArrayList<>();
  private int looks = 1;
  private @Nullable Verdict end;
  private boolean losesAnswer;
  private boolean losesSight;

  /** Tasks that begin from now on take so many looks. */
  public synchronized FakeTasks takes(int count) {
    looks = count;
    return this;
  }

  /** Tasks end in this verdict from now on. */
  public synchronized FakeTasks fails(Verdict verdict) {
    end = verdict;
    return this;
  }

  /** The next start is done, and its answer lost. */
  public synchronized FakeTasks losesAnswer() {
    losesAnswer = true;
    return this;
  }

  /** Nothing shows any more what became of what was started before. */
  public synchronized FakeTasks losesSight() {
    losesSight = true;
    return this;
  }

  /** What was started, in order. */
  public synchronized List<TaskName> starts() {
    return List.copyOf(starts);
  }

  @Override
  public synchronized TaskSight look(Change change, TaskOrder order) {
    String key = key(change, order);
    Integer left = looksLeft.get(key);
    if (left == null) {
      return new TaskSight.NotBegun();
    }
    if (losesSight) {
      return new TaskSight.Unproven("it was started more than an hour ago");
    }
    if (left > 0) {
      looksLeft.put(key, left - 1);
      return new TaskSight.Running(key);
    }
    return end == null
        ? new TaskSight.Done(key, "every container exited with code 0")
        : new TaskSight.Failed(key, end);
  }

  @Override
  public synchronized String run(Change change, TaskOrder order, Fence fence) {
    String key = key(change, order);
    starts.add(order.task().name());
    losesSight = false;
    looksLeft.put(key, looks);
    if (losesAnswer) {
      losesAnswer = false;
      throw new Unavailable("tasks", "the answer was lost", new IllegalStateException(key));
    }
    return key;
  }

  private static String key(Change change, TaskOrder order) {
    return "%s/%s/%d".formatted(change.release(), order.task().name(), order.attempt());
  }
}
