package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** What the numbers were measured on. */
final class Machine {
  private Machine() {}

  static String now() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, load %.1f, Java %s",
        Instant.now().truncatedTo(ChronoUnit.MINUTES),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version());
  }

  /** Resident memory in MiB; Linux only, NaN elsewhere and of what has ended. */
  static double residentMebibytes(long pid) {
    return mebibytes(pid, "VmRSS:");
  }

  /** The most that was resident since its start, likewise. */
  static double mostResidentMebibytes(long pid) {
    return mebibytes(pid, "VmHWM:");
  }

  private static double mebibytes(long pid, String field) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
              .filter(line -> line.startsWith(field))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .average()
              .orElse(Double.NaN)
          / 1024.0;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** Processor time that a process has used since its start. */
  static Duration processorTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** Lets time pass: here the pace is what is measured. */
  static void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
