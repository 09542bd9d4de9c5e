package dev.slipway.sandbox.nginx;

import java.util.List;

/**
 * One directive of a configuration.
 *
 * @param words its name and its arguments, without quotes; never empty
 * @param inner what its block holds; empty without a block
 * @param place file and line, as nginx names them
 */
record Directive(List<String> words, List<Directive> inner, String place) {
  Directive {
    words = List.copyOf(words);
    inner = List.copyOf(inner);
  }

  String name() {
    return words.getFirst();
  }

  /** An argument, counted from 1. */
  String argument(int number) throws Emergency {
    if (words.size() <= number) {
      throw complaint("invalid number of arguments in \"%s\" directive".formatted(name()));
    }
    return words.get(number);
  }

  List<Directive> inner(String name) {
    return inner.stream().filter(directive -> directive.name().equals(name)).toList();
  }

  Emergency complaint(String what) {
    return new Emergency("%s in %s".formatted(what, place));
  }
}
