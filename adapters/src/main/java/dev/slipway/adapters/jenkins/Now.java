package dev.slipway.adapters.jenkins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Jenkins has of the job at one moment. */
record Now(List<QueueItem> queue, Job.View view) {

  /** The queue first: what leaves it meanwhile is among the builds. */
  static Now look(Job job) {
    return new Now(job.queue().toList(), job.view());
  }

  /** The queue item of what waits, runs or has just succeeded under this mark. */
  Optional<Long> item(String mark, Instant moment) {
    Optional<Long> waiting =
        queue.stream().filter(item -> item.mark().equals(mark)).map(QueueItem::id).findFirst();
    return waiting.or(
        () ->
            view.runs().stream()
                .filter(run -> run.mark().equals(mark) && run.isWorthFinding(moment))
                .map(Run::queueId)
                .findFirst());
  }
}
