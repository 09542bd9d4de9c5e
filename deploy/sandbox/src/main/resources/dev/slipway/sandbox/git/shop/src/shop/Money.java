package shop;

/** An amount in cents. */
record Money(long cents) {
  static final Money ZERO = new Money(0);

  Money plus(Money other) {
    return new Money(cents + other.cents);
  }

  Money times(int count) {
    return new Money(cents * count);
  }

  @Override
  public String toString() {
    return String.valueOf(cents / 100.0);
  }
}
