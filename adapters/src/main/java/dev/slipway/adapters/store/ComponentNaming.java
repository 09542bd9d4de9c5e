package dev.slipway.adapters.store;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record is stored as its components and nothing else: not as its {@code isFinal()}. */
final class ComponentNaming extends DefaultAccessorNamingStrategy.Provider {
  private static final long serialVersionUID = 1L;

  @Override
  public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass record) {
    return new Components(record.getRawType());
  }

  private static final class Components extends AccessorNamingStrategy.Base {
    private static final long serialVersionUID = 1L;
    private final Class<?> record;

    Components(Class<?> record) {
      this.record = record;
    }

    @Override
    public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
      return Stream.of(record.getRecordComponents())
              .map(RecordComponent::getName)
              .anyMatch(name::equals)
          ? name
          : null;
    }
  }
}
