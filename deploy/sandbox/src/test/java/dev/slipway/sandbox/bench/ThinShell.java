package dev.slipway.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** What a thin server runs in the place of a shell: it reads a whole script and answers. */
final class ThinShell implements Command {
  private final Answering answering;
  private @Nullable InputStream input;
  private @Nullable OutputStream output;
  private @Nullable ExitCallback end;

  /** Knows what a script would say. */
  @FunctionalInterface
  interface Answering {
    String to(String script) throws InterruptedException;
  }

  ThinShell(Answering answering) {
    this.answering = answering;
  }

  @Override
  public void setInputStream(InputStream in) {
    input = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    output = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    // It never complains.
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    end = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    Thread.ofVirtual().name("thin-shell").start(this::run);
  }

  private void run() {
    ExitCallback told = requireNonNull(end);
    try (OutputStream out = requireNonNull(output)) {
      String script = new String(requireNonNull(input).readAllBytes(), UTF_8);
      out.write(answering.to(script).getBytes(UTF_8));
      out.flush();
      told.onExit(0);
    } catch (IOException | RuntimeException e) {
      told.onExit(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    // What was begun goes on.
  }
}
