package dev.slipway.sandbox.git;

import static dev.slipway.sandbox.git.Edit.add;
import static dev.slipway.sandbox.git.Edit.replace;

import dev.slipway.sandbox.git.SampleRepository.Commit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/** What happened in the shop between the 9th and the 20th of November 2026. */
final class ShopHistory {
  private static final Instant FIRST_COMMIT = Instant.parse("2026-11-09T08:12:31Z");
  private static final Duration BETWEEN_COMMITS = Duration.ofMinutes(541);

  private static final String README = "README.md";
  private static final String PROPERTIES = "shop.properties";
  private static final String SHOP = "src/shop/Shop.java";
  private static final String MONEY = "src/shop/Money.java";
  private static final String CATALOG = "src/shop/Catalog.java";
  private static final String CART = "src/shop/Cart.java";
  private static final String CHECKOUT = "src/shop/Checkout.java";
  private static final String COUPONS = "src/shop/Coupons.java";
  private static final String PAGE = "templates/cart.html";

  private final Repository repository;
  private final List<PersonIdent> authors;
  private Instant now = FIRST_COMMIT;

  ShopHistory(Repository repository, List<PersonIdent> authors) {
    this.repository = repository;
    this.authors = List.copyOf(authors);
  }

  SampleRepository write() throws IOException {
    Branch trunk = Branch.empty(repository, SampleRepository.TRUNK);
    begin(trunk);
    grow(trunk);
    Branch release = trunk.cut(SampleRepository.RELEASE);
    release.commit(
        author(1), "Name the release", replace(PROPERTIES, "version=next", "version=2026-11-20"));
    Commit escaped = escape(trunk, "");
    escape(release, "\n\n(cherry picked from commit " + escaped.sha() + ")");
    List<Commit> clean = new ArrayList<>();
    fix(trunk, clean);
    Commit raised =
        release.commit(
            author(3),
            "Raise shipping for the season",
            replace(CHECKOUT, "Money(490)", "Money(590)"));
    Commit conflicting = shipForFree(trunk);
    Commit coupons = trunk.commit(author(0), "Add coupons", add(COUPONS));
    Commit expiring = expireCoupons(trunk);
    polish(trunk, clean);
    return new SampleRepository(
        repository.getDirectory().toPath(),
        trunk.head(),
        release.head(),
        raised.at(),
        clean,
        conflicting,
        escaped,
        expiring,
        coupons);
  }

  private void begin(Branch trunk) throws IOException {
    trunk.commit(
        author(0),
        "Start the shop with a catalog and a cart",
        add(README),
        add(PROPERTIES),
        add(MONEY),
        add(CATALOG),
        add(CART),
        add(SHOP));
    trunk.commit(author(1), "Build an image that knows its commit", add("Dockerfile"));
    trunk.commit(author(2), "Show the cart as a page", add(PAGE));
    trunk.commit(author(3), "Create the tables", add("db/001_tables.sql"));
    trunk.commit(author(0), "Take orders", add(CHECKOUT));
    trunk.commit(
        author(1),
        "Answer health checks with the commit",
        replace(
            SHOP,
            "    server.createContext(\"/\", new Pages());\n",
            """
                server.createContext("/", new Pages());
                server.createContext("/health", new Health(System.getenv("GIT_HASH")));
            """));
    trunk.commit(
        author(2),
        "Format prices with two decimals",
        replace(MONEY, "String.valueOf(cents / 100.0)", "\"%.2f\".formatted(cents / 100.0)"));
  }

  private void grow(Branch trunk) throws IOException {
    trunk.commit(
        author(0),
        "Refuse a quantity below one",
        replace(
            CART,
            "    items.add(",
            """
                if (count < 1) {
                  throw new IllegalArgumentException("count is " + count + ", not 1 or more");
                }
                items.add("""));
    trunk.commit(author(3), "Find products by name faster", add("db/002_product_name.sql"));
    trunk.commit(
        author(1),
        "Read the port from the environment",
        replace(SHOP, "port = 8080", "port = Integer.parseInt(System.getenv(\"PORT\"))"));
    trunk.commit(
        author(2),
        "Send a receipt after an order",
        add("src/shop/Receipt.java"),
        replace(CHECKOUT, "    return order;\n", "    receipts.send(order);\n    return order;\n"));
    trunk.commit(
        author(0),
        "Round the tax per order, not per item",
        replace(
            CHECKOUT,
            """
                Money tax = Money.ZERO;
                for (Cart.Item item : cart.items()) {
                  tax = tax.plus(Tax.of(item.product().price().times(item.count())));
                }
            """,
            "    Money tax = Tax.of(goods);\n"));
    trunk.commit(
        author(3), "Keep carts for seven days", replace(PROPERTIES, "days=1\n", "days=7\n"));
    trunk.commit(
        author(1),
        "Finish open requests before stopping",
        replace(
            SHOP,
            "    server.start();\n",
            """
                Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(20)));
                server.start();
            """));
  }

  private Commit escape(Branch branch, String trailer) throws IOException {
    return branch.commit(
        author(2),
        "Escape product names in the cart" + trailer,
        replace(PAGE, "{{product}}", "{{product | escape}}"));
  }

  private void fix(Branch trunk, List<Commit> clean) throws IOException {
    clean.add(
        trunk.commit(
            author(0),
            "Correct the total when an item is removed",
            replace(CART, "  private Money total = Money.ZERO;\n", ""),
            replace(CART, "    total = total.plus(product.price().times(count));\n", ""),
            replace(
                CART,
                "    return total;",
                """
                    return items.stream()
                        .map(it -> it.product().price().times(it.count()))
                        .reduce(Money.ZERO, Money::plus);""")));
    clean.add(trunk.commit(author(3), "Count what is in stock", add("db/003_stock.sql")));
    clean.add(
        trunk.commit(
            author(1),
            "Give up on a payment after ten seconds",
            replace(PROPERTIES, "currency=EUR\n", "currency=EUR\npayment.timeout.seconds=10\n")));
  }

  private Commit shipForFree(Branch trunk) throws IOException {
    return trunk.commit(
        author(2),
        "Ship free of charge above 50",
        replace(
            CHECKOUT,
            "  private static final Money SHIPPING = new Money(490);\n",
            """
              private static final Money SHIPPING = new Money(450);
              private static final Money FREE_ABOVE = new Money(5000);
            """),
        replace(
            CHECKOUT,
            "    Money shipping = SHIPPING;\n    Money goods = cart.total();\n",
            """
                Money goods = cart.total();
                Money shipping = goods.cents() > FREE_ABOVE.cents() ? Money.ZERO : SHIPPING;
            """));
  }

  private Commit expireCoupons(Branch trunk) throws IOException {
    return trunk.commit(
        author(0),
        "Let coupons expire",
        replace(COUPONS, "Money of(String code) {", "Money of(String code, Instant now) {"),
        replace(
            COUPONS, "import java.util.Map;", "import java.time.Instant;\nimport java.util.Map;"));
  }

  private void polish(Branch trunk, List<Commit> clean) throws IOException {
    clean.add(
        trunk.commit(
            author(1),
            "Log the order with every payment",
            replace(
                CHECKOUT,
                "    payments.charge(order);\n",
                "    log.info(\"charge {}\", order.number());\n    payments.charge(order);\n")));
    clean.add(
        trunk.commit(
            author(2),
            "Make the cart readable on phones",
            replace(
                PAGE,
                "<title>",
                "<meta name=\"viewport\" content=\"width=device-width\">\n    <title>")));
    clean.add(
        trunk.commit(
            author(3),
            "Search without regard to case",
            replace(
                CATALOG,
                "it.name().contains(words)",
                "it.name().toLowerCase().contains(words.toLowerCase())")));
    clean.add(
        trunk.commit(
            author(1),
            "Say in the README how to run the shop",
            replace(
                README,
                "-t shop .\n",
                "-t shop .\n\n## Run\n\n    docker run -e PORT=8080 -p 8080:8080 shop\n")));
  }

  private PersonIdent author(int number) {
    PersonIdent author = authors.get(number % authors.size());
    Instant at = now;
    now = now.plus(BETWEEN_COMMITS);
    return new PersonIdent(author.getName(), author.getEmailAddress(), at, ZoneOffset.UTC);
  }
}
