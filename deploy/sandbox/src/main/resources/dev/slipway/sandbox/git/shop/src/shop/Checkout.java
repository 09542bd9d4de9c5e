package shop;

/** Turns a cart into an order. */
final class Checkout {
  private static final Money SHIPPING = new Money(490);

  private final Payments payments;

  Checkout(Payments payments) {
    this.payments = payments;
  }

  Order order(Cart cart) {
    Money shipping = SHIPPING;
    Money goods = cart.total();

    Money tax = Money.ZERO;
    for (Cart.Item item : cart.items()) {
      tax = tax.plus(Tax.of(item.product().price().times(item.count())));
    }

    Order order = Order.next(goods.plus(shipping), tax);
    payments.charge(order);
    return order;
  }
}
