package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chapters for the contract tests. */
final class SampleChapters {
  static final Instant T0 = Instant.parse("2026-11-20T10:00:00.123456Z");
  static final AppName SHOP = new AppName("shop");
  static final Place PLACE = new Place(new ChannelId("C1"), Optional.of("1700000000.000100"));

  private SampleChapters() {}

  static Chapter asked() {
    return asked(SHOP);
  }

  static Chapter asked(AppName app) {
    return chapter(new SampleEvent.Asked(app, T0), index(app, Optional.empty()));
  }

  static Chapter askedFor(String slot) {
    return chapter(new SampleEvent.Asked(SHOP, T0), index(SHOP, Optional.of(slot)));
  }

  static Chapter askedAbout(String... tokens) {
    return chapter(
        new SampleEvent.Asked(SHOP, T0), new Index(SHOP, false, Optional.empty(), Set.of(tokens)));
  }

  static Chapter askedWaking(Instant wakeAt) {
    return new Chapter(
        new SampleEvent.Asked(SHOP, T0), index(SHOP, Optional.empty()), List.of(), wakeAt);
  }

  static Chapter progressed(String note, Telling... tellings) {
    return new Chapter(
        new SampleEvent.Progressed(note, T0), index(SHOP, Optional.empty()), List.of(tellings), T0);
  }

  static Chapter progressedAbout(String... tokens) {
    return chapter(
        new SampleEvent.Progressed("more", T0),
        new Index(SHOP, false, Optional.empty(), Set.of(tokens)));
  }

  static Chapter finished(String slot) {
    return chapter(
        new SampleEvent.Finished(T0), new Index(SHOP, true, Optional.of(slot), Set.of()));
  }

  static Telling card() {
    return new Telling.Card(PLACE);
  }

  private static Chapter chapter(Event event, Index index) {
    return new Chapter(event, index, List.of(), T0);
  }

  private static Index index(AppName app, Optional<String> slot) {
    return new Index(app, false, slot, Set.of());
  }
}
