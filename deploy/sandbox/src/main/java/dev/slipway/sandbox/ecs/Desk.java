package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes a call from the door to its operation: checks, performs, records. */
final class Desk {
  private final Fleet fleet;
  private final Map<String, Operation> operations;
  private final Caller caller;
  private final ApiFaults faults;
  private final Quotas quotas;
  private final OutsideClock clock;
  private final CallLog log;
  private final CopyOnWriteArrayList<Consumer<Exchange>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean quotasOn;

  Desk(
      Fleet fleet,
      Map<String, Operation> operations,
      Caller caller,
      ApiFaults faults,
      Quotas quotas,
      OutsideClock clock,
      CallLog log) {
    this.fleet = fleet;
    this.operations = operations;
    this.caller = caller;
    this.faults = faults;
    this.quotas = quotas;
    this.clock = clock;
    this.log = log;
  }

  ObjectNode handle(String operation, ObjectNode body, Optional<String> authorization) {
    try {
      ObjectNode answer = perform(operation, body, authorization);
      log.add(operation, body, Optional.empty());
      return answer;
    } catch (EcsError error) {
      log.add(operation, body, Optional.of(error.type()));
      throw error;
    }
  }

  void quotas(boolean on) {
    quotasOn = on;
  }

  Set<String> operations() {
    return operations.keySet();
  }

  void watch(Consumer<Exchange> watcher) {
    watchers.add(watcher);
  }

  private ObjectNode perform(String name, ObjectNode body, Optional<String> authorization) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw new EcsError(
          "UnknownOperationException",
          400,
          "The stand-in does not know the operation " + name + ".");
    }
    caller.check(authorization, name);
    faults.check(name);
    if (quotasOn && !quotas.allows(name)) {
      throw EcsError.throttled();
    }
    var request = new Request(name, body);
    ObjectNode answer;
    synchronized (fleet) {
      answer = clock.shown(operation.perform(request));
    }
    watchers.forEach(w -> w.accept(new Exchange(name, body, request.namesRead(), answer)));
    return answer;
  }
}
