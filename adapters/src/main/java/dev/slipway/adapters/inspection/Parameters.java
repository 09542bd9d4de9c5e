package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Account;
import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.account.Answer;
import dev.slipway.adapters.inspection.SecretReference.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Parameters of Systems Manager, held to their newest version. */
record Parameters(Accounts accounts, Holding holding) {
  /** With the two spellings that a name may have, the 50 that one question takes. */
  private static final int AT_ONCE = 25;

  void pin(Map<Parameter, List<Place>> parameters) {
    Map<String, List<Parameter>> regions = new TreeMap<>();
    parameters
        .keySet()
        .forEach(
            one ->
                regions
                    .computeIfAbsent(Holding.region(one).orElse(""), none -> new ArrayList<>())
                    .add(one));
    regions.forEach(
        (region, there) -> {
          for (int from = 0; from < there.size(); from += AT_ONCE) {
            List<Parameter> some = there.subList(from, Math.min(there.size(), from + AT_ONCE));
            pin(region, some, parameters);
          }
        });
  }

  private void pin(String region, List<Parameter> some, Map<Parameter, List<Place>> parameters) {
    List<String> names = some.stream().flatMap(Parameters::spellings).distinct().sorted().toList();
    Account account =
        accounts.in(holding.home(), Optional.of(region).filter(known -> !known.isEmpty()));
    Answer<Map<String, Long>> answer = account.parameters(names);
    Map<Parameter, List<Place>> asked = new LinkedHashMap<>(parameters);
    asked.keySet().retainAll(some);
    asked.forEach((reference, places) -> pin(reference, places, answer));
  }

  private void pin(Parameter reference, List<Place> places, Answer<Map<String, Long>> answer) {
    switch (answer) {
      case Answer.Found<Map<String, Long>>(var versions) ->
          newest(reference, versions)
              .ifPresentOrElse(
                  newest -> pin(reference, places, newest), () -> missing(reference, places));
      case Answer.Missing<Map<String, Long>>() -> missing(reference, places);
      case Answer.Forbidden<Map<String, Long>>(String action) ->
          holding.notPinned(reference, places, "the bot's role lacks " + action);
      case Answer.Away<Map<String, Long>>(String why) -> holding.notPinned(reference, places, why);
    }
  }

  private void pin(Parameter reference, List<Place> places, String newest) {
    if (!reference.isHeld()) {
      holding.pin(
          reference,
          holding
              .before(reference)
              .map(held -> held instanceof Parameter before ? before.version() : newest)
              .orElse(newest));
    } else if (!reference.version().equals(newest)) {
      holding
          .findings()
          .warning(
              "%s is held to version %s of %s by the task definition, and the newest is %s",
              Holding.names(places), reference.version(), reference.name(), newest);
    }
  }

  private void missing(Parameter reference, List<Place> places) {
    holding
        .findings()
        .problem(
            "there is no parameter %s, which %s names; create it, or correct valueFrom",
            reference.name(), Holding.names(places));
  }

  private static Optional<String> newest(Parameter reference, Map<String, Long> versions) {
    return spellings(reference)
        .filter(versions::containsKey)
        .map(versions::get)
        .map(Object::toString)
        .findFirst();
  }

  /** One at the top has the same ARN with and without a slash before its name. */
  private static Stream<String> spellings(Parameter reference) {
    String name = reference.name();
    return reference.region().isPresent() && name.lastIndexOf('/') == 0
        ? Stream.of(name.substring(1), name)
        : Stream.of(name);
  }
}
