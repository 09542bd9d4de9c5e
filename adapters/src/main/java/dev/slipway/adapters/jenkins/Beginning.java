package dev.slipway.adapters.jenkins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes so many bytes of an answer and hangs up on the rest, however much there is. */
final class Beginning implements BodySubscriber<Beginning.Read> {
  /**
   * @param whole whether there was no more
   */
  record Read(String text, boolean whole) {}

  private final int most;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Read> read = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  private Beginning(int most) {
    this.most = most;
  }

  /** Takes what the headers of the answer make worth taking. */
  static HttpResponse.BodyHandler<Read> of(Appetite appetite) {
    return info -> new Beginning(appetite.most(info));
  }

  /** How many bytes of an answer are wanted, now that its headers are known. */
  @FunctionalInterface
  interface Appetite {
    int most(HttpResponse.ResponseInfo info);
  }

  @Override
  public CompletionStage<Read> getBody() {
    return read;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (most == 0) {
      hangUp();
    } else {
      begun.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), most - taken.size())];
      boolean more = bytes.length < buffer.remaining();
      buffer.get(bytes);
      taken.writeBytes(bytes);
      if (more) {
        hangUp();
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    read.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    read.complete(new Read(taken.toString(UTF_8), true));
  }

  private void hangUp() {
    read.complete(new Read(taken.toString(UTF_8), false));
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
