package dev.slipway.adapters.inspection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a task definition says, field by field, so that two can be compared whatever fields AWS
 * adds. A part of a list goes by its name where it has one.
 */
final class Fields {
  /** What AWS writes by itself, or what says only that it is another revision. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "tags",
          "taskDefinitionArn",
          "revision",
          "status",
          "requiresAttributes",
          "compatibilities",
          "registeredAt",
          "deregisteredAt",
          "registeredBy",
          "deleteRequestedAt");

  private final Map<String, String> values = new TreeMap<>();

  private Fields() {}

  /** Values by paths such as {@code containerDefinitions.app.stopTimeout}. */
  static Map<String, String> of(SdkPojo definition) {
    Fields fields = new Fields();
    for (SdkField<?> field : definition.sdkFields()) {
      if (!NOT_COMPARED.contains(field.memberName())) {
        fields.add(field.memberName(), field.getValueOrDefault(definition));
      }
    }
    return fields.values;
  }

  private void add(String path, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case SdkPojo part ->
          part.sdkFields()
              .forEach(
                  field -> add(path + "." + field.memberName(), field.getValueOrDefault(part)));
      case List<?> list -> addAll(path, list);
      case Map<?, ?> map -> map.forEach((key, each) -> add(path + "." + key, each));
      default -> values.put(path, value.toString());
    }
  }

  private void addAll(String path, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object each = list.get(i);
      String name = each instanceof SdkPojo part ? name(part) : "";
      add(path + "." + (name.isEmpty() ? i : name), each);
    }
  }

  private static String name(SdkPojo part) {
    return part.sdkFields().stream()
        .filter(field -> field.memberName().equals("name"))
        .map(field -> field.getValueOrDefault(part))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse("");
  }
}
