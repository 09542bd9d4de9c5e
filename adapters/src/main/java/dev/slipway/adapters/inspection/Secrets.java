package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.inspection.SecretReference.Managed;
import dev.slipway.adapters.inspection.SecretReference.Parameter;
import dev.slipway.core.release.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the version that each secret of a service has now. Values are never read. */
final class Secrets {
  private Secrets() {}

  /**
   * @param before versions to go back to, as far as they are still there
   */
  static List<Pin> pin(Subject subject, Accounts accounts, List<Pin> before, Findings findings) {
    Holding holding = new Holding(subject, before, findings);
    Map<Managed, List<Place>> secrets = new LinkedHashMap<>();
    Map<Parameter, List<Place>> parameters = new LinkedHashMap<>();
    references(subject)
        .forEach(
            (reference, places) -> {
              switch (reference) {
                case SecretReference any when !places.stream().allMatch(Place::fitsATag) ->
                    holding.notPinned(
                        any, places, "its name holds characters that a tag of ECS cannot");
                case Managed secret -> secrets.put(secret, places);
                case Parameter parameter -> parameters.put(parameter, places);
              }
            });
    new ManagedSecrets(accounts, holding).pin(secrets);
    new Parameters(accounts, holding).pin(parameters);
    return holding.pins();
  }

  private static Map<SecretReference, List<Place>> references(Subject subject) {
    Map<SecretReference, List<Place>> references = new LinkedHashMap<>();
    subject.containers().stream()
        .flatMap(container -> Place.of(container).stream())
        .forEach(
            place ->
                references
                    .computeIfAbsent(subject.marks().original(place), none -> new ArrayList<>())
                    .add(place));
    return references;
  }
}
