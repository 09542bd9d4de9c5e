package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.blocks.BlockText;
import dev.slipway.sandbox.blocks.ViewRules;
import dev.slipway.sandbox.delivery.Triggers;
import dev.slipway.sandbox.delivery.Triggers.Redeemed;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.ViewShelf;
import dev.slipway.sandbox.workspace.ViewShelf.Shown;
import java.util.List;
import java.util.Optional;

/** {@code views.*}. */
final class ViewMethods {
  private static final int MAX_MODALS = 3;

  private final ViewShelf views;
  private final Triggers triggers;
  private final Lookup lookup;

  ViewMethods(ViewShelf views, Triggers triggers, Lookup lookup) {
    this.views = views;
    this.triggers = triggers;
    this.lookup = lookup;
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.open("views.open", Tier.FOUR, this::open),
        ApiMethod.open("views.push", Tier.FOUR, this::open),
        ApiMethod.open("views.update", Tier.FOUR, this::update),
        ApiMethod.open("views.publish", Tier.FOUR, this::publish));
  }

  private ObjectNode open(Call call) {
    ObjectNode view = view(call, "modal");
    return switch (triggers.redeem(call.required("trigger_id"))) {
      case Redeemed.Good good -> open(good.userId(), view);
      case Redeemed.Bad bad -> throw ApiFailure.of(bad.error());
    };
  }

  private ObjectNode open(String user, ObjectNode view) {
    long modals = views.shownTo(user).stream().filter(shown -> !shown.isHome()).count();
    if (modals >= MAX_MODALS) {
      throw ApiFailure.of("push_limit_reached");
    }
    return answer(views.put(user, view, Optional.empty()));
  }

  private ObjectNode update(Call call) {
    ObjectNode view = view(call, "modal");
    Shown shown =
        views.find(call.required("view_id")).orElseThrow(() -> ApiFailure.of("not_found"));
    requireHash(shown, call);
    return answer(views.put(shown.userId(), view, Optional.of(shown.id())));
  }

  private ObjectNode publish(Call call) {
    String user = lookup.person(call.required("user_id")).id();
    ObjectNode view = view(call, "home");
    Optional<Shown> before = views.home(user);
    before.ifPresent(shown -> requireHash(shown, call));
    return answer(views.put(user, view, before.map(Shown::id)));
  }

  private static void requireHash(Shown shown, Call call) {
    if (call.text("hash").filter(hash -> !hash.equals(shown.hash())).isPresent()) {
      throw ApiFailure.of("hash_conflict");
    }
  }

  private static ObjectNode view(Call call, String type) {
    JsonNode given =
        call.json("view", "invalid_arguments")
            .orElseThrow(() -> ApiFailure.of("invalid_arguments"));
    List<String> problems = ViewRules.problems(given);
    if (!problems.isEmpty()) {
      throw ApiFailure.because("invalid_arguments", problems);
    }
    if (!given.path("type").asText().equals(type)) {
      throw ApiFailure.of("invalid_arguments");
    }
    ObjectNode view = given.deepCopy();
    view.set("blocks", BlockText.withIds((ArrayNode) view.path("blocks")));
    return view;
  }

  private static ObjectNode answer(Shown shown) {
    return Json.object().set("view", shown.view());
  }
}
