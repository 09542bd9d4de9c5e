package dev.slipway.adapters.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What annotations would say if core had any: records of one plain value are that value, and a
 * sealed interface tells by {@code @type} which of its records it is.
 */
final class CoreIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final String CORE = "dev.slipway.core.";

  @Override
  public @Nullable Boolean hasAsValue(Annotated a) {
    return (a instanceof AnnotatedMethod method && isOnlyAccessor(method))
        ? Boolean.TRUE
        : super.hasAsValue(a);
  }

  @Override
  public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated a) {
    return (a instanceof AnnotatedConstructor constructor && isCanonical(constructor))
        ? JsonCreator.Mode.DELEGATING
        : super.findCreatorAnnotation(config, a);
  }

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
    return isSealedOfCore(type.getRawType())
        ? new StdTypeResolverBuilder()
            .init(JsonTypeInfo.Id.NAME, null)
            .inclusion(JsonTypeInfo.As.PROPERTY)
            .typeProperty("@type")
        : super.findTypeResolver(config, type, baseType);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated a) {
    return isSealedOfCore(a.getRawType())
        ? Sealed.records(a.getRawType())
            .map(each -> new NamedType(each, each.getSimpleName()))
            .toList()
        : super.findSubtypes(a);
  }

  /** A record of several choices stays an object: there is a place for its {@code @type}. */
  private static boolean isPlainValue(Class<?> type) {
    return type.isRecord()
        && type.getName().startsWith(CORE)
        && type.getRecordComponents().length == 1
        && isPlain(onlyComponent(type).getType())
        && !Sealed.isOneOfMany(type);
  }

  private static boolean isPlain(Class<?> type) {
    return type == String.class || type.isPrimitive();
  }

  private static boolean isOnlyAccessor(AnnotatedMethod method) {
    Class<?> type = method.getDeclaringClass();
    return isPlainValue(type)
        && method.getParameterCount() == 0
        && method.getName().equals(onlyComponent(type).getName());
  }

  private static boolean isCanonical(AnnotatedConstructor constructor) {
    Class<?> type = constructor.getDeclaringClass();
    return isPlainValue(type)
        && constructor.getParameterCount() == 1
        && constructor.getRawParameterType(0) == onlyComponent(type).getType();
  }

  private static RecordComponent onlyComponent(Class<?> record) {
    return record.getRecordComponents()[0];
  }

  private static boolean isSealedOfCore(Class<?> type) {
    return type.isSealed() && type.getName().startsWith(CORE);
  }
}
