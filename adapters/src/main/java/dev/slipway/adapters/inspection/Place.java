package dev.slipway.adapters.inspection;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Secret;

/**
 * Where a task definition refers to a secret.
 *
 * @param key unique in the task definition, such as {@code app/DB_URL}
 * @param variable what the container calls it
 */
record Place(String key, String variable, String valueFrom) {
  /** What a tag may hold, without the blank that separates marks. */
  private static final Pattern FITS_A_TAG = Pattern.compile("[\\w+=./-]{1,200}");

  static List<Place> of(ContainerDefinition container) {
    return Stream.concat(
            container.secrets().stream().map(one -> in(container, one)),
            logSecrets(container).stream().map(one -> ofLog(container, one)))
        .toList();
  }

  static Place in(ContainerDefinition container, Secret secret) {
    return new Place(container.name() + "/" + secret.name(), secret.name(), secret.valueFrom());
  }

  static Place ofLog(ContainerDefinition container, Secret secret) {
    return new Place(container.name() + "/log/" + secret.name(), secret.name(), secret.valueFrom());
  }

  static List<Secret> logSecrets(ContainerDefinition container) {
    return container.logConfiguration() == null
        ? List.of()
        : container.logConfiguration().secretOptions();
  }

  boolean fitsATag() {
    return FITS_A_TAG.matcher(key).matches();
  }
}
