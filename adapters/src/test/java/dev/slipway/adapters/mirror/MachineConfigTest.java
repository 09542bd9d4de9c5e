package dev.slipway.adapters.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineConfigTest {
  @Test
  void configurationOfTheUserIsNotRead(@TempDir Path home) throws Exception {
    Files.writeString(home.resolve(".gitconfig"), "[diff]\n\talgorithm = myers\n");
    FS machine = FS.detect();
    File before = machine.userHome();
    machine.setUserHome(home.toFile());
    try {
      MachineConfig.ignore();
      FileBasedConfig user = SystemReader.getInstance().openUserConfig(null, machine);
      user.load();
      assertThat(user.getString("diff", null, "algorithm")).isNull();
    } finally {
      machine.setUserHome(before);
    }
  }
}
