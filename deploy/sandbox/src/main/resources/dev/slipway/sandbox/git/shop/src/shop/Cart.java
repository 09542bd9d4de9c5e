package shop;

import java.util.ArrayList;
import java.util.List;

/** What a customer is about to buy. */
final class Cart {
  record Item(Catalog.Product product, int count) {}

  private final List<Item> items = new ArrayList<>();
  private Money total = Money.ZERO;

  void add(Catalog.Product product, int count) {
    items.add(new Item(product, count));
    total = total.plus(product.price().times(count));
  }

  void remove(Catalog.Product product) {
    items.removeIf(it -> it.product().equals(product));
  }

  Money total() {
    return total;
  }

  List<Item> items() {
    return List.copyOf(items);
  }
}
