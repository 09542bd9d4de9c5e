package dev.slipway.sandbox.servers;

import dev.slipway.core.release.TargetContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server as a target: the real scripts through real ssh, on a stand-in server. */
final class ServerTargetContractTest extends TargetContract {
  @TempDir private Path folder;

  @AutoClose private Stage stage;

  @BeforeEach
  void start() throws IOException {
    stage = Stage.open(folder, 1);
  }

  @Override
  protected World world() {
    return ServerWorld.begin(stage);
  }
}
