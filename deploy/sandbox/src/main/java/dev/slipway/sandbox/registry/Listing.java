package dev.slipway.sandbox.registry;

import dev.slipway.sandbox.registry.RegistryError.Code;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Names of repositories and tags, page by page ({@code n} and {@code last}). */
final class Listing {
  private final Storage storage;

  Listing(Storage storage) {
    this.storage = storage;
  }

  void repositories(Call call) throws IOException {
    List<String> page = page(call, storage.repositories());
    call.json(200, Json.write(Map.of("repositories", page)));
  }

  void tags(Call call, Route.Tags of) throws IOException {
    List<String> tags =
        storage
            .tags(of.repository())
            .orElseThrow(
                () -> new RegistryError(Code.NAME_UNKNOWN, "no repository " + of.repository()));
    call.json(200, Json.write(Map.of("name", of.repository(), "tags", page(call, tags))));
  }

  private static List<String> page(Call call, List<String> sorted) {
    String last = call.query("last").orElse("");
    int size = call.query("n").map(Listing::number).orElse(Integer.MAX_VALUE);
    List<String> rest = sorted.stream().filter(name -> name.compareTo(last) > 0).toList();
    if (rest.size() <= size) {
      return rest;
    }
    List<String> page = rest.subList(0, size);
    if (size > 0) {
      String next = "%s?n=%d&last=%s".formatted(call.path(), size, page.getLast());
      call.with("Link", "<" + next + ">; rel=\"next\"");
    }
    return page;
  }

  private static int number(String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new RegistryError(Code.UNSUPPORTED, 400, "n is not a number: " + text);
    }
  }
}
