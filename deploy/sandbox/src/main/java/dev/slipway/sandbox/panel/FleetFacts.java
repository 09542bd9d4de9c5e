package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.fleet.Deployment.Rollout;
import dev.slipway.sandbox.fleet.ServiceView;
import dev.slipway.sandbox.fleet.ServiceView.DeploymentView;
import dev.slipway.sandbox.fleet.ServiceView.TaskView;
import dev.slipway.sandbox.fleet.TaskStatus;
import dev.slipway.sandbox.slack.PanelState.Kind;
import dev.slipway.sandbox.slack.PanelState.Row;
import dev.slipway.sandbox.slack.PanelState.Section;
import dev.slipway.sandbox.slack.PanelState.Tone;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What runs, as ECS itself would say it, without the bot's opinion.
 *
 * @param commits the short commit of an image
 */
public record FleetFacts(List<ServiceView> services, UnaryOperator<String> commits) {

  /** Every target of an environment: what it runs, how many tasks, what ECS said last. */
  public Section environment(String cluster) {
    return new Section(
        cluster,
        Kind.ROWS,
        services.stream().filter(s -> s.cluster().equals(cluster)).map(this::target).toList());
  }

  /** Which commit a request of a user meets, and how often. */
  public Section traffic(String cluster) {
    return new Section(
        "What users reach",
        Kind.ROWS,
        services.stream().filter(s -> s.cluster().equals(cluster)).map(this::share).toList());
  }

  private Row target(ServiceView service) {
    DeploymentView primary = service.deployments().getFirst();
    String detail = service.running() + "/" + service.desired() + " running" + stage(service);
    if (primary.rollout() == Rollout.COMPLETED) {
      return Row.of(
          flavor(service),
          commits.apply(service.image()),
          detail + lastEvent(service),
          service.running() >= service.desired() ? Tone.OK : Tone.BAD);
    }
    long ready =
        service.tasks().stream()
            .filter(t -> t.taskDefinition().equals(primary.taskDefinition()))
            .filter(FleetFacts::serves)
            .count();
    boolean back = service.deployments().stream().anyMatch(d -> d.rollout() == Rollout.FAILED);
    return Row.of(
            flavor(service),
            commits.apply(service.image()) + " → " + commits.apply(primary.image()),
            detail + lastEvent(service),
            back || primary.failedTasks() > 0 ? Tone.BAD : Tone.BUSY)
        .withBar((double) ready / Math.max(1, service.desired()));
  }

  private Row share(ServiceView service) {
    Map<String, Long> serving =
        service.tasks().stream()
            .filter(FleetFacts::serves)
            .collect(
                Collectors.groupingBy(
                    task -> commits.apply(task.image()), TreeMap::new, Collectors.counting()));
    long all = serving.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return Row.of(flavor(service), "nothing", "no healthy task", Tone.BAD);
    }
    Optional<Double> shifted = service.shift().flatMap(ServiceView.ShiftView::production);
    if (shifted.isPresent()) {
      return weighted(service, shifted.get());
    }
    String value =
        serving.entrySet().stream()
            .map(e -> e.getKey() + " " + Math.round(100.0 * e.getValue() / all) + " %")
            .collect(Collectors.joining(" · "));
    return Row.of(flavor(service), value, "", serving.size() == 1 ? Tone.OK : Tone.BUSY);
  }

  /** Not the tasks decide then, but the load balancer. */
  private Row weighted(ServiceView service, double percent) {
    String to = commits.apply(service.deployments().getFirst().image());
    String from = commits.apply(service.image());
    String value =
        percent == 0
            ? from + " 100 %"
            : "%s %s %% · %s %s %%".formatted(to, number(percent), from, number(100 - percent));
    return Row.of(flavor(service), value, "", percent % 100 == 0 ? Tone.OK : Tone.BUSY);
  }

  private static String number(double percent) {
    return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(percent);
  }

  private static String stage(ServiceView service) {
    return service
        .shift()
        .map(
            shift ->
                ", "
                    + shift.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (shift.awaited().isPresent() ? " (awaits an answer)" : ""))
        .orElse("");
  }

  private static boolean serves(TaskView task) {
    return task.status() == TaskStatus.RUNNING && task.health().equals("HEALTHY");
  }

  private static String flavor(ServiceView service) {
    return service.name().substring(service.cluster().length() + 1);
  }

  private static String lastEvent(ServiceView service) {
    return service.events().stream()
        .findFirst()
        .map(event -> ", " + EventWords.brief(event))
        .orElse("");
  }
}
