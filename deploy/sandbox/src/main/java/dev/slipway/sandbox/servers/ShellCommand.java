package dev.slipway.sandbox.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.slipway.sandbox.programs.Said;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** What an ssh session runs, whatever it asked for: as {@code command="bash -s"} makes it. */
final class ShellCommand implements Command {
  private final Shell shell;
  private final AtomicReference<@Nullable Process> process = new AtomicReference<>();
  private @Nullable InputStream input;
  private @Nullable OutputStream output;
  private @Nullable OutputStream errors;
  private @Nullable ExitCallback end;

  ShellCommand(Shell shell) {
    this.shell = shell;
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
    errors = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    end = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    Thread.ofVirtual().name("shell").start(this::run);
  }

  private void run() {
    ExitCallback told = requireNonNull(end);
    try {
      Shell.Running running = shell.start(requireNonNull(input));
      process.set(running.process());
      Said said = running.await();
      write(requireNonNull(output), said.output());
      write(requireNonNull(errors), said.errors());
      told.onExit(said.exitCode());
    } catch (IOException e) {
      told.onExit(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(UTF_8));
    stream.flush();
  }

  /** The connection is gone; what the shell started apart from itself goes on. */
  @Override
  public void destroy(ChannelSession channel) {
    Process running = process.get();
    if (running != null) {
      running.destroy();
    }
  }
}
