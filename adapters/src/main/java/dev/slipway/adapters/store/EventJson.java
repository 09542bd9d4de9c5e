package dev.slipway.adapters.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.core.engine.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stored form of events: a type, which is the simple class name, and the components as JSON.
 * Fields may be added to an event later: what an old one lacks is empty, what is not known any more
 * is skipped. Thread-safe.
 */
public final class EventJson {
  private final ObjectMapper mapper = mapper();
  private final Map<String, Class<? extends Event>> types = new HashMap<>();

  /**
   * @param families the sealed interfaces of events; no two events may have the same simple name
   */
  public EventJson(List<Class<? extends Event>> families) {
    families.forEach(family -> Sealed.records(family).forEach(this::add));
  }

  private void add(Class<?> record) {
    Class<? extends Event> event = record.asSubclass(Event.class);
    Class<? extends Event> other = types.put(event.getSimpleName(), event);
    if (other != null && other != event) {
      throw new IllegalArgumentException(
          "two events are called %s: %s and %s"
              .formatted(event.getSimpleName(), other.getName(), event.getName()));
    }
  }

  public String write(Event event) {
    if (types.get(event.getClass().getSimpleName()) != event.getClass()) {
      throw unknown(event.getClass().getName());
    }
    try {
      return mapper.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "failed to write a %s: %s"
              .formatted(event.getClass().getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }

  /**
   * Reads what {@link #write} wrote, today or years ago.
   *
   * @throws IllegalStateException when it cannot be read: a newer version of the bot wrote it
   */
  public Event read(String type, String body) {
    Class<? extends Event> event = types.get(type);
    if (event == null) {
      throw unknown(type);
    }
    try {
      return mapper.readValue(body, event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "failed to read a stored %s: %s".formatted(type, e.getOriginalMessage()), e);
    }
  }

  private IllegalStateException unknown(String type) {
    return new IllegalStateException(
        "\"%s\" is not an event of this version; it knows %s"
            .formatted(type, types.keySet().stream().sorted().toList()));
  }

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new CoreIntrospector())
            .accessorNaming(new ComponentNaming())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
    for (Class<?> many : List.of(List.class, Set.class, Collection.class, Map.class)) {
      builder.withConfigOverride(
          many, it -> it.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return builder.build();
  }
}
