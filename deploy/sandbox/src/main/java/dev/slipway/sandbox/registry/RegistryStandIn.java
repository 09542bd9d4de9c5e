package dev.slipway.sandbox.registry;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A registry on this machine, usually its loopback, as the OCI distribution specification 1.1
 * describes it. Images live in memory, up to a fixed size, and are gone when it is closed. Safe for
 * many threads.
 */
public final class RegistryStandIn implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final long CAPACITY = 256L * 1024 * 1024;

  /** A tag and the manifest that it names now. */
  public record Image(String repository, String tag, Digest digest) {}

  /** A manifest that came in, by tag or by digest. */
  public record Push(Instant at, String repository, String reference, Digest digest) {}

  private final Storage storage = new Storage(CAPACITY);
  private final PushLog pushes = new PushLog(InstantSource.system());
  private final Faults faults = new Faults();
  private final Blobs blobs = new Blobs(storage);
  private final Uploads uploads = new Uploads(storage);
  private final Manifests manifests = new Manifests(storage, pushes);
  private final Listing listing = new Listing(storage);
  private final Guard guard;
  private final Javalin server;

  private final String host;

  private RegistryStandIn(String host, Access access) {
    this.host = host;
    this.guard = new Guard(access);
    this.server = Javalin.create(this::configure);
  }

  /** Starts a registry without authentication on a port; 0 takes a free one. */
  public static RegistryStandIn start(int port) {
    return start(port, new Access.Open());
  }

  /** Starts a registry on a port; 0 takes a free one. */
  public static RegistryStandIn start(int port, Access access) {
    return start(LOOPBACK, port, access);
  }

  /** Starts a registry on a port of another address of this machine; 0 takes a free one. */
  public static RegistryStandIn start(String host, int port, Access access) {
    RegistryStandIn registry = new RegistryStandIn(host, access);
    registry.server.start(host, port);
    return registry;
  }

  /** Host and port as the first part of an image's name, such as {@code 127.0.0.1:5000}. */
  public String address() {
    return host + ":" + server.port();
  }

  /** Every tag, ordered by repository and tag. */
  public List<Image> images() {
    return storage.images();
  }

  /** The manifest that a tag or digest names; empty if the repository does not have it. */
  public Optional<Digest> find(String repository, String reference) {
    return storage.resolve(repository, reference);
  }

  /** The last thousand pushes, oldest first. */
  public List<Push> pushes() {
    return pushes.all();
  }

  /** While on, every request is answered with 503. */
  public void unavailable(boolean on) {
    faults.unavailable(on);
  }

  /** Delays every answer; {@link Duration#ZERO} ends it. */
  public void slow(Duration each) {
    faults.slow(each);
  }

  /** Answers the next requests with an HTTP status. */
  public void failNext(int count, int status) {
    faults.failNext(count, status);
  }

  /**
   * Asks a client for a login that it does not bring.
   *
   * @param address where it comes from; empty to ask nobody
   */
  public void wantLoginFrom(String address) {
    guard.wantLoginFrom(address);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    for (HandlerType method : HandlerType.commonHttp()) {
      config.routes.addHttpHandler(method, "*", this::handle);
    }
  }

  private void handle(Context context) throws IOException, InterruptedException {
    Call call = new Call(context).with("Docker-Distribution-API-Version", "registry/2.0");
    try {
      faults.meet();
      answer(call, Route.of(call.path()));
    } catch (RegistryError e) {
      call.json(e.status(), e.json());
    }
  }

  private void answer(Call call, Route route) throws IOException {
    if (route instanceof Route.Token) {
      guard.issue(call, address());
      return;
    }
    guard.admit(call, route, address());
    switch (route) {
      case Route.Ping _ -> call.json(200, "{}");
      case Route.Token _, Route.Nowhere _ ->
          throw new RegistryError(RegistryError.Code.UNSUPPORTED, 404, "no such door");
      case Route.Catalog _ -> listing.repositories(call);
      case Route.Tags tags -> listing.tags(call, tags);
      case Route.Manifest manifest -> manifests.answer(call, manifest);
      case Route.Blob blob -> blobs.answer(call, blob);
      case Route.Uploads begun -> uploads.begin(call, begun);
      case Route.Upload upload -> uploads.proceed(call, upload);
    }
  }
}
