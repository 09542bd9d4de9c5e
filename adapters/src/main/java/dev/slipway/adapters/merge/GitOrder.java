package dev.slipway.adapters.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys come in the order in which git's own hash map has them. That order decides a few
 * ties between equally good renames, so it is part of the answer.
 */
final class GitOrder<V> {
  private static final int FIRST_SIZE = 64;
  private static final int GROWTH = 4;
  private static final int LOAD_PERCENT = 80;

  private final Map<String, V> values = new HashMap<>();
  private final List<String> inserted = new ArrayList<>();

  void put(String key, V value) {
    if (values.put(key, value) == null) {
      inserted.add(key);
    }
  }

  @Nullable V get(String key) {
    return values.get(key);
  }

  void remove(String key) {
    if (values.remove(key) != null) {
      inserted.remove(key);
    }
  }

  boolean isEmpty() {
    return inserted.isEmpty();
  }

  List<String> keys() {
    Table table = new Table(FIRST_SIZE);
    int count = 0;
    for (String key : inserted) {
      table.add(key);
      if (++count > table.buckets.size() * LOAD_PERCENT / 100) {
        table = table.grown();
      }
    }
    return table.keys();
  }

  private static int hash(String key) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash * 0x01000193) ^ key.charAt(i);
    }
    return hash;
  }

  /** Buckets whose latest key comes first. */
  private static final class Table {
    private final List<List<String>> buckets;

    Table(int size) {
      buckets = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        buckets.add(new ArrayList<>(2));
      }
    }

    void add(String key) {
      buckets.get(hash(key) & (buckets.size() - 1)).addFirst(key);
    }

    Table grown() {
      Table grown = new Table(buckets.size() * GROWTH);
      keys().forEach(grown::add);
      return grown;
    }

    List<String> keys() {
      return buckets.stream().flatMap(List::stream).toList();
    }
  }
}
