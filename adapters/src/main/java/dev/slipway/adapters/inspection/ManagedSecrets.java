package dev.slipway.adapters.inspection;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.account.Answer;
import dev.slipway.adapters.account.Secret;
import dev.slipway.adapters.inspection.SecretReference.Managed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Secrets of Secrets Manager, held to the version at their stage. */
record ManagedSecrets(Accounts accounts, Holding holding) {
  void pin(Map<Managed, List<Place>> secrets) {
    secrets.forEach(this::pin);
  }

  private void pin(Managed reference, List<Place> places) {
    String names = Holding.names(places);
    switch (accounts.in(holding.home(), Holding.region(reference)).secret(reference.arn())) {
      case Answer.Found<Secret>(Secret secret) when secret.leaving() ->
          findings()
              .problem(
                  "the secret %s (%s) is marked for deletion, and no task can read it; restore it",
                  secret.name(), names);
      case Answer.Found<Secret>(Secret secret) when reference.isHeld() ->
          checkHeld(reference, secret, names);
      case Answer.Found<Secret>(Secret secret) -> pin(reference, secret, names);
      case Answer.Missing<Secret>() ->
          findings()
              .problem(
                  "there is no secret %s, which %s names; create it, or correct valueFrom",
                  reference.name(), names);
      case Answer.Forbidden<Secret>(String action) ->
          holding.notPinned(reference, places, "the bot's role lacks " + action);
      case Answer.Away<Secret>(String why) -> holding.notPinned(reference, places, why);
    }
  }

  private void pin(Managed reference, Secret secret, String names) {
    String stage = reference.stageOrCurrent();
    before(reference, secret)
        .or(() -> secret.at(stage))
        .ifPresentOrElse(
            version -> holding.pin(reference, version),
            () ->
                findings()
                    .problem(
                        "the secret %s (%s) has no version at %s; give it one",
                        secret.name(), names, stage));
  }

  private Optional<String> before(Managed reference, Secret secret) {
    Optional<String> version =
        holding
            .before(reference)
            .map(held -> held instanceof Managed managed ? managed.version() : "");
    version
        .filter(gone -> !secret.keeps(gone))
        .ifPresent(
            gone ->
                findings()
                    .warning(
                        "version %s of %s, which the build was verified with, has no stage any"
                            + " more: it gets the current one",
                        Versions.shortened(gone), secret.name()));
    return version.filter(secret::keeps);
  }

  /** Somebody else holds it to a version: that is kept, and said when it is an old one. */
  private void checkHeld(Managed reference, Secret secret, String names) {
    String version = Versions.shortened(reference.version());
    Optional<String> current = secret.at(SecretReference.CURRENT);
    if (!secret.keeps(reference.version())) {
      findings()
          .warning(
              "%s is held to version %s of %s by the task definition, and AWS may delete that one"
                  + " at any time: it has no stage",
              names, version, secret.name());
    } else if (current.filter(reference.version()::equals).isEmpty()) {
      findings()
          .warning(
              "%s is held to version %s of %s by the task definition, and the current one is %s",
              names, version, secret.name(), current.map(Versions::shortened).orElse("none"));
    }
  }

  private Findings findings() {
    return holding.findings();
  }
}
