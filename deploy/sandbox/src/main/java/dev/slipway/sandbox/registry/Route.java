package dev.slipway.sandbox.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which thing of the registry a path names. */
sealed interface Route {
  record Ping() implements Route {}

  record Token() implements Route {}

  record Catalog() implements Route {}

  record Tags(String repository) implements Route {}

  record Manifest(String repository, String reference) implements Route {}

  record Blob(String repository, String digest) implements Route {}

  record Uploads(String repository) implements Route {}

  record Upload(String repository, String id) implements Route {}

  record Nowhere() implements Route {}

  Pattern IN_REPOSITORY =
      Pattern.compile(
          "/v2/(?<name>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"
              + "/(?<kind>tags|manifests|blobs/uploads|blobs)/(?<rest>[^/]*)");

  static Route of(String path) {
    return switch (path) {
      case "/v2/", "/v2" -> new Ping();
      case "/token" -> new Token();
      case "/v2/_catalog" -> new Catalog();
      default -> inRepository(IN_REPOSITORY.matcher(path));
    };
  }

  private static Route inRepository(Matcher path) {
    if (!path.matches()) {
      return new Nowhere();
    }
    String name = path.group("name");
    String rest = path.group("rest");
    return switch (path.group("kind")) {
      case "tags" -> rest.equals("list") ? new Tags(name) : new Nowhere();
      case "manifests" -> new Manifest(name, rest);
      case "blobs" -> rest.equals("uploads") ? new Uploads(name) : new Blob(name, rest);
      default -> rest.isEmpty() ? new Uploads(name) : new Upload(name, rest);
    };
  }

  /** The repository that is touched; empty for the doors that belong to none. */
  default String repositoryOrEmpty() {
    return switch (this) {
      case Tags(String repository) -> repository;
      case Manifest(String repository, _) -> repository;
      case Blob(String repository, _) -> repository;
      case Uploads(String repository) -> repository;
      case Upload(String repository, _) -> repository;
      case Ping _, Token _, Catalog _, Nowhere _ -> "";
    };
  }
}
