package dev.slipway.sandbox.nginx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a configuration with all files that it includes.
 *
 * @param instead a directory that is read in the place of another one
 */
record ConfigFiles(Optional<Instead> instead) {
  /** What a mount over a directory does. */
  record Instead(Path present, Path candidate) {
    Path of(Path directory) throws IOException {
      return directory.toRealPath().equals(present.toRealPath()) ? candidate : directory;
    }
  }

  List<Directive> read(Path file) throws Emergency {
    try {
      Iterator<Tokens.Token> tokens = Tokens.of(Files.readString(file)).iterator();
      return block(tokens, file, false);
    } catch (IOException e) {
      throw new Emergency("open() \"%s\" failed (2: No such file or directory)".formatted(file));
    }
  }

  private List<Directive> block(Iterator<Tokens.Token> tokens, Path file, boolean isInner)
      throws Emergency {
    List<Directive> directives = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int line = 1;
    while (tokens.hasNext()) {
      Tokens.Token token = tokens.next();
      line = token.line();
      String place = file + ":" + line;
      if (!token.isSign()) {
        words.add(token.text());
      } else if (token.is("}") && isInner && words.isEmpty()) {
        return directives;
      } else if (token.is("}") || words.isEmpty()) {
        throw new Emergency("unexpected \"%s\" in %s".formatted(token.text(), place));
      } else {
        List<Directive> inner = token.is("{") ? block(tokens, file, true) : List.<Directive>of();
        directives.addAll(included(new Directive(words, inner, place)));
        words.clear();
      }
    }
    if (isInner || !words.isEmpty()) {
      String expected = words.isEmpty() ? "\"}\"" : "\";\" or \"}\"";
      throw new Emergency(
          "unexpected end of file, expecting %s in %s:%d".formatted(expected, file, line));
    }
    return directives;
  }

  private List<Directive> included(Directive directive) throws Emergency {
    if (!directive.name().equals("include")) {
      return List.of(directive);
    }
    List<Directive> all = new ArrayList<>();
    for (Path file : files(Path.of(directive.argument(1)))) {
      all.addAll(read(file));
    }
    return all;
  }

  /** Nobody there is no mistake where a pattern was asked for. */
  private List<Path> files(Path pattern) {
    Path directory = pattern.resolveSibling("");
    String name = String.valueOf(pattern.getFileName());
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try {
      Path place = instead.isPresent() ? instead.get().of(directory) : directory;
      try (DirectoryStream<Path> found = Files.newDirectoryStream(place, name)) {
        List<Path> files = new ArrayList<>();
        found.forEach(files::add);
        return files.stream().sorted().toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("failed to list " + pattern, e);
    }
  }
}
