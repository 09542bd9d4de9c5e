package dev.slipway.sandbox.webapi;

import dev.slipway.sandbox.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every call that reached the Web API, in order. Thread-safe. */
public final class CallLog {
  private static final List<String> TELLING =
      List.of(
          "channel", "ts", "thread_ts", "timestamp", "user", "users", "text", "name", "view_id");

  private final Workspace workspace;
  private final List<ApiCall> calls = new ArrayList<>();

  CallLog(Workspace workspace) {
    this.workspace = workspace;
  }

  void add(Call call, String outcome) {
    Map<String, String> parameters = new HashMap<>();
    TELLING.forEach(name -> call.text(name).ifPresent(value -> parameters.put(name, value)));
    synchronized (this) {
      calls.add(new ApiCall(call.method(), workspace.now(), parameters, outcome));
    }
    workspace.changes().announce();
  }

  public synchronized List<ApiCall> all() {
    return List.copyOf(calls);
  }

  public synchronized List<ApiCall> of(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  public int count(String method) {
    return of(method).size();
  }
}
