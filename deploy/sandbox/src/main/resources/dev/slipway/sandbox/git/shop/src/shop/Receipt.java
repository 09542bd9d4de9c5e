package shop;

/** What a customer is sent after an order. */
record Receipt(String to, Order order) {
  String text() {
    return "Thank you for order " + order.number() + ": " + order.total();
  }
}
