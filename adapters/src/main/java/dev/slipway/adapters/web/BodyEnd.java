package dev.slipway.adapters.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Keeps the last bytes of a body, however long it is: memory is bounded, not the body. */
final class BodyEnd implements HttpResponse.BodySubscriber<BodyEnd.Kept> {
  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Kept> done = new CompletableFuture<>();
  private boolean whole = true;

  /**
   * @param whole whether nothing was left out
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one answer and is never compared
  record Kept(byte[] bytes, boolean whole) {}

  BodyEnd(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Kept> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
    if (kept.size() > 2 * most) {
      cut();
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    if (kept.size() > most) {
      cut();
    }
    done.complete(new Kept(kept.toByteArray(), whole));
  }

  private void cut() {
    byte[] all = kept.toByteArray();
    kept.reset();
    kept.writeBytes(Arrays.copyOfRange(all, all.length - most, all.length));
    whole = false;
  }
}
