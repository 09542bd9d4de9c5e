package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the generated repository that may be pushed to.
 *
 * @param picks commits that apply to its branch {@code release}
 */
record BigCopy(Path folder, List<String> picks) {

  static BigCopy of(Path scratch, Path into) throws IOException {
    PickCases made = PickCases.generated(scratch.resolve("generated.git"));
    Path folder = into.resolve("big.git");
    git(into, "", "clone", "-q", "--bare", made.folder().toString(), folder.toString());
    git(folder, "", "config", "http.receivepack", "true");
    return new BigCopy(folder, made.picks().stream().map(PickCases.Case::pick).toList());
  }

  /** Puts a commit on trunk and says which. */
  String grow() throws IOException {
    git(
        folder,
        """
        commit refs/heads/trunk
        committer B <b@example.com> 1800000000 +0000
        data 5
        Later
        from refs/heads/trunk^0
        M 644 inline later
        data 6
        later

        """,
        "fast-import",
        "--quiet");
    return git(folder, "", "rev-parse", "trunk").strip();
  }

  private static String git(Path in, String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.US_ASCII));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
