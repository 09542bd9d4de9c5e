package dev.slipway.adapters.inspection;

import dev.slipway.adapters.inspection.SecretReference.Managed;
import dev.slipway.core.release.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Secret;

/**
 * Containers whose secrets are held to the versions of a plan.
 *
 * @param marks which of them are, for the tags
 */
public record Pinned(List<ContainerDefinition> containers, PinMarks marks) {
  /**
   * @param before marks of what the containers are a copy of
   */
  public static Pinned of(List<ContainerDefinition> containers, PinMarks before, List<Pin> pins) {
    Map<String, String> versions = new HashMap<>();
    pins.forEach(pin -> versions.put(pin.reference(), pin.pinned()));
    Hand hand = new Hand(before, versions, new HashMap<>());
    List<ContainerDefinition> pinned = containers.stream().map(hand::pinned).toList();
    return new Pinned(pinned, new PinMarks(hand.marks()));
  }

  /** Writes versions into containers, and remembers where. */
  private record Hand(PinMarks before, Map<String, String> versions, Map<String, String> marks) {
    ContainerDefinition pinned(ContainerDefinition container) {
      ContainerDefinition.Builder copy = container.toBuilder();
      if (container.hasSecrets()) {
        List<Secret> secrets = new ArrayList<>();
        container.secrets().forEach(one -> secrets.add(pinned(one, Place.in(container, one))));
        copy.secrets(secrets);
      }
      if (!Place.logSecrets(container).isEmpty()) {
        List<Secret> secrets = new ArrayList<>();
        Place.logSecrets(container)
            .forEach(one -> secrets.add(pinned(one, Place.ofLog(container, one))));
        copy.logConfiguration(
            container.logConfiguration().toBuilder().secretOptions(secrets).build());
      }
      return copy.build();
    }

    private Secret pinned(Secret secret, Place place) {
      SecretReference original = before.original(place);
      String version = versions.get(original.text());
      if (version != null || before.has(place)) {
        marks.put(place.key(), original instanceof Managed managed ? managed.stage() : "");
      }
      return version == null ? secret : secret.toBuilder().valueFrom(version).build();
    }
  }
}
