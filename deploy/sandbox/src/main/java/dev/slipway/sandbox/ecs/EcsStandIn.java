package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.account.AccountStandIn;
import dev.slipway.sandbox.bridge.Bridge;
import dev.slipway.sandbox.fleet.Arns;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.ServiceView;
import dev.slipway.sandbox.fleet.TaskExit;
import dev.slipway.sandbox.traffic.ShiftPlan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stand-in for Amazon ECS on 127.0.0.1 that the real AWS SDK talks to. Its fleet's time stands
 * still until a test calls {@link #tick} or {@link #advance}, or the sandbox calls {@link #run}.
 * Thread-safe.
 */
public final class EcsStandIn implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Fleet fleet;
  private final ApiFaults faults = new ApiFaults();
  private final AccountStandIn account;
  private final CallLog log = new CallLog();
  private final ScalingOperations scaling;
  private final ReadLag lag;
  private final OutsideClock clock = new OutsideClock();
  private final Desk desk;
  private final Door door;
  private Optional<Pacemaker> pacemaker = Optional.empty();

  private EcsStandIn(EcsPlan plan) {
    account = new AccountStandIn(plan.accessKeys());
    fleet =
        new Fleet(
            new Arns(plan.region(), plan.account()), plan.images(), plan.start(), plan.seed());
    plan.clusters()
        .forEach(
            (cluster, services) -> {
              fleet.addCluster(cluster);
              services.forEach(s -> fleet.addService(cluster, s));
            });
    fleet.warmUp();
    provide();
    fleet.watch(new Bridge(fleet, account.queue()));
    scaling = new ScalingOperations(new Arns(plan.region(), plan.account()));
    lag = new ReadLag(fleet, plan.readLag());
    var caller = new Caller(account);
    var api = EcsApi.operations(fleet, lag, clock, scaling);
    desk = new Desk(fleet, api, caller, faults, new Quotas(plan.quotaClock()), clock, log);
    desk.quotas(plan.quotas());
    door = new Door(plan.port(), desk, faults, account);
  }

  /** Listens when it returns, every planned service stable. */
  public static EcsStandIn start(EcsPlan plan) {
    var standIn = new EcsStandIn(plan);
    standIn.door.open();
    return standIn;
  }

  /** What to give to the SDK as endpoint. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + door.port());
  }

  /** What else the account has; everything that the first revisions name. */
  public AccountStandIn account() {
    return account;
  }

  /** Lets one simulated second pass. */
  public void tick() {
    advance(TICK);
  }

  public void advance(Duration time) {
    fleet.advance(time);
  }

  /** The simulated time. */
  public Instant now() {
    return fleet.now();
  }

  /**
   * Lets time pass by itself from now on, {@code speed} times as fast as real time. Callers are
   * shown real time: to them, everything only takes less of it.
   */
  public synchronized void run(double speed) {
    pacemaker.ifPresent(Pacemaker::close);
    clock.run(now(), Instant.now(), speed);
    pacemaker = Optional.of(new Pacemaker(fleet, speed));
  }

  /**
   * Throws the switch of a service: definitions that are registered from now on have the fault and
   * keep it; those registered before run on as they did.
   */
  public void fault(String service, Fault fault) {
    fleet.fault(service, fault);
  }

  /** The same with another delay than the fault's usual one. */
  public void fault(String service, Fault fault, Duration delay) {
    fleet.fault(service, fault, delay);
  }

  /** All definitions of a service are well again, those with a fault too: capacity is back. */
  public void mend(String service) {
    fleet.mend(service);
  }

  /** Something happens to so many of the tasks that a service has now. */
  public void befall(String service, Mishap mishap, Mishap.Whose whose, int count) {
    fleet.befall(service, mishap, whose, count);
  }

  /**
   * Somebody configures how the traffic of a service's next deployments moves, as UpdateService
   * does with a deploymentConfiguration.
   */
  public void follow(String service, ShiftPlan plan) {
    fleet.follow(service, plan);
  }

  /** Nobody answers: the hooks that hold a service's deployment time out with the next tick. */
  public void expireHooks(String service) {
    fleet.expireHooks(service);
  }

  /**
   * How tasks of a family that RunTask starts from now on will end; without a word, with 0 after 5
   * s.
   */
  public void taskExits(String family, TaskExit exit) {
    fleet.taskExits(family, exit);
  }

  /** From now on something scales the service, unless it is suspended. */
  public void scales(String cluster, String service, SuspendedScaling suspended) {
    scaling.put("service/%s/%s".formatted(cluster, service), suspended);
  }

  /** What of the scaling of the service is suspended; empty when nothing scales it. */
  public Optional<SuspendedScaling> scaling(String cluster, String service) {
    return scaling.suspended("service/%s/%s".formatted(cluster, service));
  }

  public void throttleNext(String operation, int calls) {
    faults.throttleNext(operation, calls);
  }

  /** One call fails with this HTTP status and has no effect. */
  public void failNext(String operation, int status) {
    faults.failNext(operation, status);
  }

  /** The next calls are performed, and then the connection is cut instead of an answer. */
  public void loseAnswerOf(String operation, int calls) {
    faults.loseAnswerOf(operation, calls);
  }

  /** While on, every call is answered with 503. */
  public void unavailable(boolean on) {
    faults.unavailable(on);
  }

  /** While on, every call is throttled. */
  public void throttled(boolean on) {
    faults.throttled(on);
  }

  public void quotas(boolean on) {
    desk.quotas(on);
  }

  public void readLag(Duration duration) {
    lag.set(duration);
  }

  public List<ServiceView> services() {
    return fleet.services();
  }

  public ServiceView service(String name) {
    return services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + name + " in the plan"));
  }

  /** Oldest first; the newest 20,000. */
  public List<Call> calls() {
    return log.all();
  }

  /** How many calls of an operation were performed, lost answers among them. */
  public int count(String operation) {
    return (int) performed(operation).count();
  }

  /** The same for calls about one service, family or deployment, by its short name. */
  public int count(String operation, String subject) {
    return (int) performed(operation).filter(call -> call.subjects().contains(subject)).count();
  }

  @Override
  public synchronized void close() {
    pacemaker.ifPresent(Pacemaker::close);
    door.close();
  }

  /** Of ECS itself. */
  Set<String> operationNames() {
    return desk.operations().stream()
        .filter(name -> name.indexOf('.') < 0)
        .collect(Collectors.toSet());
  }

  void watch(Consumer<Exchange> watcher) {
    desk.watch(watcher);
  }

  private void provide() {
    fleet
        .definitions()
        .all()
        .forEach(each -> account.provide(each.containers(), each.registered()));
    fleet.clusters().stream()
        .flatMap(cluster -> cluster.services().stream())
        .flatMap(service -> service.targetGroupArn().stream())
        .forEach(account::provideTargetGroup);
  }

  private Stream<Call> performed(String operation) {
    return calls().stream()
        .filter(call -> call.operation().equals(operation))
        .filter(call -> call.error().isEmpty());
  }
}
