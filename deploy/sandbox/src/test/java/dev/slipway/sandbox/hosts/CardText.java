package dev.slipway.sandbox.hosts;

import dev.slipway.core.repository.CommitSha;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a card says, without what is different each time. */
final class CardText {
  private static final Map<String, String> CHANGING = changing();

  private CardText() {}

  static String steady(String text, String registry, CommitSha old, CommitSha next) {
    String steady =
        text.replace(registry, "registry.example.com")
            .replace(registry.replace(':', '∶'), "registry.example.com")
            .replace(old.value(), "a71d004")
            .replace(next.value(), "3f2a91c")
            .replace(old.abbreviated(), "a71d004")
            .replace(next.abbreviated(), "3f2a91c");
    for (Map.Entry<String, String> each : CHANGING.entrySet()) {
      steady = steady.replaceAll(each.getKey(), each.getValue());
    }
    return steady.strip() + "\n";
  }

  private static Map<String, String> changing() {
    Map<String, String> changing = new LinkedHashMap<>();
    changing.put("(?m)[ \\t]+$", "");
    changing.put("sha256:[0-9a-f]{64}", "sha256:…");
    changing.put("\\b[0-9a-f]{12,64}\\b", "…");
    changing.put("Release \\d+", "Release 7");
    changing.put("\\b\\d+\\.[0-9a-f]{6,}-([a-z0-9.-]+?)-\\d+\\b", "7.plan-$1-1");
    changing.put(
        "\\b\\d{4}-\\d\\d-\\d\\d([ T])\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?", "2026-11-16$110:00");
    changing.put("\\b\\d\\d:\\d\\d(:\\d\\d)?\\b", "10:00");
    changing.put("\\d{4}/\\d\\d/\\d\\d", "2026/11/16");
    changing.put("\\d+#\\d+", "10#10");
    // What became of the same build before depends on which tests ran before.
    changing.put("(?m)^⚠️ (this build|its task \\S+) .*\\R", "");
    // Servers are worked on side by side: how far the well one is when the other fails is chance.
    changing.put(
        "(?m)^\\S+ (web-1 .*wave 1)  (waiting|fetched|prepared|not changed|being cleared away).*",
        "⚪ $1  …");
    changing.put("generation \\d+", "generation 12");
    changing.put("fence \\d+", "fence 12");
    changing.put("comes with \\d+", "comes with 7");
    changing.put("Date: .*", "Date: Mon, 16 Nov 2026 10:00:00 GMT");
    changing.put("[▰▱]+ [^·\\n]*of usually .*", "so far 5 s");
    changing.put("·  (took|so far|usually) .*", "·  $1 5 s");
    changing.put("for 2\\d s now", "for 20 s now");
    changing.put("line \\d+", "line 62");
    changing.put("(?m)^(.*\\n)\\1+", "$1");
    return changing;
  }
}
