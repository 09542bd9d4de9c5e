package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import dev.slipway.core.course.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The processes of one kind: their rules applied to the events in the store. Thread-safe. */
public final class Journal<S, E extends Event, P extends Step> {
  private static final int TRIES = 20;

  private final Rules<S, E, P> rules;
  private final EventStore store;
  private final News news;

  public Journal(Rules<S, E, P> rules, EventStore store, News news) {
    this.rules = rules;
    this.store = store;
    this.news = news;
  }

  public Rules<S, E, P> rules() {
    return rules;
  }

  /** Starts a process unless one was started with this key, or one holds its slot. */
  public Started start(String key, E first) {
    S state = rules.begin(first);
    Started started = store.start(rules.kind(), key, chapter(state, first));
    if (started instanceof Started.New(ProcessId id)) {
      news.moved(id, rules.index(state));
    }
    return started;
  }

  /**
   * Reads a process.
   *
   * @throws Unreadable when that is impossible; it is set aside then
   */
  public Current<S> read(ProcessId id) {
    return readUpTo(id, Long.MAX_VALUE);
  }

  /** Reads a process as it was after the event with this version. */
  public Current<S> readUpTo(ProcessId id, long version) {
    try {
      return fold(id, store.load(id).events(), version);
    } catch (Unreadable broken) {
      // Told before it is marked: a replica that dies in between tells it again, once.
      news.unreadable(id, broken.why());
      store.setAside(id, broken.why());
      throw broken;
    }
  }

  private Current<S> fold(ProcessId id, List<Recorded> events, long version) {
    try {
      return folded(id, events, version);
    } catch (RuntimeException doesNotFit) {
      throw new Unreadable(id, String.valueOf(doesNotFit.getMessage()), doesNotFit);
    }
  }

  private Current<S> folded(ProcessId id, List<Recorded> events, long version) {
    E first = event(events.getFirst());
    S state = rules.begin(first);
    Course course = Course.NONE.then(rules.stage(state), Optional.empty(), first.since());
    Current<S> current =
        new Current<>(id, state, events.getFirst().version(), first.at(), first.at(), course);
    for (Recorded recorded : events.subList(1, events.size())) {
      if (recorded.version() > version) {
        break;
      }
      current = after(current, event(recorded));
    }
    return current;
  }

  /** The process with one more event. */
  Current<S> after(Current<S> current, E event) {
    S next = rules.next(current.state(), event);
    Course course =
        current.course().then(rules.stage(next), rules.stage(current.state()), event.at());
    return new Current<>(
        current.id(), next, current.version() + 1, current.startedAt(), event.at(), course);
  }

  /** The events of a process, oldest first. */
  public List<E> events(ProcessId id) {
    return store.load(id).events().stream().map(this::event).toList();
  }

  /** Whether the stream is longer than what the caller has read. */
  public boolean movedBeyond(Current<S> current) {
    return store.version(current.id()) > current.version();
  }

  /** The process after a restart that began with this key. */
  public Optional<Current<S>> findByKey(String key) {
    return store.findByKey(rules.kind(), key).map(this::read);
  }

  /** The process that holds a slot of this kind. */
  public Optional<ProcessId> holderOf(String slot) {
    return store.findBySlot(slot);
  }

  /** The newest processes of an app that can be read, newest first. */
  public List<Current<S>> latest(AppName app, int limit) {
    return readable(store.latest(rules.kind(), app, limit));
  }

  /**
   * The same, each read when it is asked for: whoever finds what they look for among the first
   * spares the others.
   */
  public Stream<Current<S>> lookBack(AppName app, int limit) {
    return store.latest(rules.kind(), app, limit).stream()
        .flatMap(id -> readable(List.of(id)).stream());
  }

  /** Processes that can be read and carry a token which starts so, newest first. */
  public List<Current<S>> withToken(String prefix) {
    return readable(store.findByToken(rules.kind(), prefix));
  }

  /** The processes of an app that cannot be read, oldest first. */
  public List<SetAside> aside(AppName app) {
    return store.aside(rules.kind(), app);
  }

  /**
   * Appends what a person did, whoever holds the lease.
   *
   * @param say answers the event that the person causes in the present state, or nothing; asked
   *     again when the process moved meanwhile
   * @return the state in which {@code say} had its last word, and whether its event was stored
   */
  public Said<S> say(ProcessId id, Function<S, Optional<E>> say) {
    for (int i = 0; i < TRIES; i++) {
      Current<S> current = read(id);
      Optional<E> event = say.apply(current.state());
      if (event.isEmpty()) {
        return new Said<>(current.state(), false);
      }
      S next = rules.next(current.state(), event.get());
      if (append(current, Optional.empty(), next, event.get()) == Appended.YES) {
        return new Said<>(next, true);
      }
    }
    throw new Unavailable(id.toString(), "it moves too fast", new IllegalStateException());
  }

  /** What became of {@link #say}. */
  public record Said<S>(S state, boolean stored) {}

  /**
   * Appends what a step did, under the lease.
   *
   * @return {@link Appended#VERSION_MOVED} also when the event has become impossible
   */
  Appended append(Current<S> current, Optional<Lease> lease, E event) {
    try {
      return append(current, lease, rules.next(current.state(), event), event);
    } catch (Impossible overtaken) {
      return Appended.VERSION_MOVED;
    }
  }

  /** Appends what several steps did side by side, which led to the later state. */
  Appended appendAll(Current<S> current, Lease lease, List<Chapter> chapters, Current<S> later) {
    Appended appended =
        store.appendAll(current.id(), current.version(), Optional.of(lease), chapters);
    return told(appended, current, later.state());
  }

  private Appended append(Current<S> current, Optional<Lease> lease, S next, E event) {
    Appended appended = store.append(current.id(), current.version(), lease, chapter(next, event));
    return told(appended, current, next);
  }

  private Appended told(Appended appended, Current<S> current, S next) {
    if (appended == Appended.YES) {
      Index before = rules.index(current.state());
      Index after = rules.index(next);
      news.moved(current.id(), after);
      if (before.slot().isPresent() && after.slot().isEmpty()) {
        news.freed(after.app());
      }
    }
    return appended;
  }

  private List<Current<S>> readable(List<ProcessId> ids) {
    List<Current<S>> readable = new ArrayList<>();
    for (ProcessId id : ids) {
      try {
        readable.add(read(id));
      } catch (Unreadable isSetAsideNow) {
        // The others are read all the same.
      }
    }
    return readable;
  }

  /** What is stored of an event that led to this state. */
  Chapter chapter(S state, E event) {
    return new Chapter(event, rules.index(state), rules.tell(state, event), event.at());
  }

  private E event(Recorded recorded) {
    return rules.eventType().cast(recorded.event());
  }
}
