package dev.slipway.adapters.ecs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads the tasks of one service, or of one family, page by page. Thread-safe. */
final class ServiceTasks {
  private static final int PAGE = 100;

  private final EcsCalls calls;
  private final String cluster;
  private final UnaryOperator<ListTasksRequest.Builder> which;

  ServiceTasks(EcsCalls calls, String cluster, String service) {
    this(calls, cluster, request -> request.serviceName(service));
  }

  private ServiceTasks(
      EcsCalls calls, String cluster, UnaryOperator<ListTasksRequest.Builder> which) {
    this.calls = calls;
    this.cluster = cluster;
    this.which = which;
  }

  /** Whoever started them. */
  static ServiceTasks ofFamily(EcsCalls calls, String cluster, String family) {
    return new ServiceTasks(calls, cluster, request -> request.family(family));
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
          which
              .apply(ListTasksRequest.builder())
              .cluster(cluster)
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
