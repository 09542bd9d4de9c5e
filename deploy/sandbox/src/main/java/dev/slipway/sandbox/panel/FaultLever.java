package dev.slipway.sandbox.panel;

import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.slack.PanelState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What goes wrong with tasks of the next task definition.
 *
 * @param concerns chooses services by name
 */
public record FaultLever(String id, String label, EcsStandIn ecs, Predicate<String> concerns)
    implements Lever {
  private static final String DIFFERENT = "different";
  private static final List<Fault> FAULTS =
      List.of(
          Fault.NONE,
          Fault.CRASH,
          Fault.OUT_OF_MEMORY,
          Fault.NEVER_HEALTHY,
          Fault.SLOW_START,
          Fault.CANNOT_PULL,
          Fault.NO_CAPACITY);

  @Override
  public PanelState.Switch shown() {
    List<Fault> thrown =
        ecs.services().stream()
            .filter(service -> concerns.test(service.name()))
            .map(service -> service.fault())
            .distinct()
            .toList();
    List<String> words = FAULTS.stream().map(FaultLever::word).toList();
    return thrown.size() == 1
        ? new PanelState.Switch(id, label, words, word(thrown.getFirst()))
        : new PanelState.Switch(id, label, with(DIFFERENT, words), DIFFERENT);
  }

  @Override
  public void turn(String value) {
    FAULTS.stream()
        .filter(fault -> word(fault).equals(value))
        .forEach(
            fault ->
                ecs.services().stream()
                    .map(service -> service.name())
                    .filter(concerns)
                    .forEach(name -> ecs.fault(name, fault)));
  }

  private static String word(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<String> with(String first, List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.addFirst(first);
    return all;
  }
}
