package dev.slipway.core.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Timers that ring when a test asks. */
public final class FakeWakeups implements Wakeups {
  private final Map<ProcessId, Instant> timers = new LinkedHashMap<>();

  @Override
  public synchronized void at(ProcessId process, Instant when) {
    timers.put(process, when);
  }

  public synchronized Optional<Instant> of(ProcessId process) {
    return Optional.ofNullable(timers.get(process));
  }

  /** The earliest timer, to which a test may set its clock. */
  public synchronized Optional<Instant> next() {
    return timers.values().stream().min(Instant::compareTo);
  }

  /** Takes away the timers that have run out by now and answers whom they wake. */
  public synchronized List<ProcessId> ring(Instant now) {
    List<ProcessId> woken =
        timers.entrySet().stream()
            .filter(timer -> !timer.getValue().isAfter(now))
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    woken.forEach(timers::remove);
    return woken;
  }
}
