package dev.slipway.adapters.ecs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads the tasks of one service, page by page. Thread-safe. */
final class ServiceTasks {
  private static final int PAGE = 100;

  private final EcsCalls calls;
  private final String cluster;
  private final String service;

  ServiceTasks(EcsCalls calls, String cluster, String service) {
    this.calls = calls;
    this.cluster = cluster;
    this.service = service;
  }

  List<Task> startedBy(String deployment, DesiredStatus status) {
    return all(status).stream().filter(task -> deployment.equals(task.startedBy())).toList();
  }

  /** Also those of other deployments. */
  List<Task> all(DesiredStatus status) {
    List<Task> tasks = new ArrayList<>();
    for (List<String> batch : ClusterReads.batches(list(status), PAGE)) {
      tasks.addAll(
          calls
              .call(
                  "DescribeTasks",
                  ecs -> ecs.describeTasks(request -> request.cluster(cluster).tasks(batch)))
              .tasks());
    }
    return tasks;
  }

  private List<String> list(DesiredStatus status) {
    List<String> arns = new ArrayList<>();
    @Nullable String next = null;
    do {
      ListTasksRequest page =
          ListTasksRequest.builder()
              .cluster(cluster)
              .serviceName(service)
              .desiredStatus(status)
              .maxResults(PAGE)
              .nextToken(next)
              .build();
      ListTasksResponse answer = calls.call("ListTasks", ecs -> ecs.listTasks(page));
      arns.addAll(answer.taskArns());
      next = answer.nextToken();
    } while (next != null);
    return arns;
  }
}
