package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.model.EcsRequest;

/** Reads the model that is inside the SDK's generated classes. */
final class Models {
  private Models() {}

  /** A builder of the named shape: it knows the shape's fields. */
  static SdkPojo named(String shape) throws ReflectiveOperationException {
    Class<?> type = Class.forName(EcsRequest.class.getPackageName() + "." + shape);
    return (SdkPojo) type.getMethod("builder").invoke(null);
  }

  /** What a list or a map holds. */
  static Optional<SdkField<?>> inside(SdkField<?> field) {
    ListTrait list = field.getTrait(ListTrait.class);
    if (list != null) {
      return Optional.of(list.memberFieldInfo());
    }
    MapTrait map = field.getTrait(MapTrait.class);
    return map == null ? Optional.empty() : Optional.of(map.valueFieldInfo());
  }

  static Optional<SdkPojo> pojo(SdkField<?> field) {
    return Optional.ofNullable(field.constructor()).map(Supplier::get);
  }

  static Stream<JsonNode> children(JsonNode listOrMap) {
    return listOrMap.valueStream();
  }
}
