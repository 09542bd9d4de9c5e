package shop;

import java.util.List;
import java.util.Optional;

/** What the shop sells. */
final class Catalog {
  record Product(int id, String name, Money price) {}

  private final List<Product> products;

  Catalog(List<Product> products) {
    this.products = List.copyOf(products);
  }

  Optional<Product> find(int id) {
    return products.stream().filter(it -> it.id() == id).findFirst();
  }

  List<Product> search(String words) {
    return products.stream().filter(it -> it.name().contains(words)).toList();
  }
}
