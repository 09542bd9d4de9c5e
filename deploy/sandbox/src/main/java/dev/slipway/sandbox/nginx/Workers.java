package dev.slipway.sandbox.nginx;

import dev.slipway.sandbox.loopback.HttpAnswer;
import dev.slipway.sandbox.loopback.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** The workers that were started with one configuration, and how many requests they serve now. */
final class Workers {
  private final Configuration configuration;
  private final AtomicInteger serving = new AtomicInteger();

  Workers(Configuration configuration) {
    this.configuration = configuration;
  }

  Configuration configuration() {
    return configuration;
  }

  boolean areBusy() {
    return serving.get() > 0;
  }

  HttpAnswer answer(int port, HttpRequest request) {
    serving.incrementAndGet();
    try {
      return configuration.answer(port, request);
    } finally {
      serving.decrementAndGet();
    }
  }
}
