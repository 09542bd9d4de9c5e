package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.webapi.ApiMethod.Tier;
import dev.slipway.sandbox.workspace.DirectoryJson;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import dev.slipway.sandbox.workspace.WorkspacePlan.PersonPlan;
import java.util.List;

/** {@code users.*} and {@code usergroups.*}. */
final class DirectoryMethods {
  private final Workspace workspace;
  private final Lookup lookup;
  private final Scopes scopes;
  private final DirectoryJson directory;

  DirectoryMethods(Workspace workspace, Scopes scopes) {
    this.workspace = workspace;
    this.lookup = new Lookup(workspace);
    this.scopes = scopes;
    this.directory = new DirectoryJson(workspace);
  }

  List<ApiMethod> methods() {
    return List.of(
        ApiMethod.bot("users.info", "users:read", Tier.FOUR, this::info),
        ApiMethod.bot("users.list", "users:read", Tier.TWO, this::list),
        ApiMethod.bot("users.lookupByEmail", "users:read.email", Tier.THREE, this::lookupByEmail),
        ApiMethod.bot("usergroups.list", "usergroups:read", Tier.TWO, this::groups),
        ApiMethod.bot("usergroups.users.list", "usergroups:read", Tier.TWO, this::groupMembers));
  }

  private ObjectNode info(Call call) {
    String id = call.required("user");
    return Json.object()
        .set("user", workspace.isBot(id) ? directory.bot() : user(lookup.person(id)));
  }

  private ObjectNode user(PersonPlan person) {
    return directory.user(person, scopes.has("users:read.email"));
  }

  private ObjectNode list(Call call) {
    Page<PersonPlan> page = Page.of(workspace.plan().people(), PersonPlan::id, call, 1_000);
    ArrayNode members = Json.nodes(page.items().stream().map(this::user).toList());
    if (page.next().isEmpty()) {
      members.add(directory.bot());
    }
    ObjectNode answer = Json.object().put("cache_ts", workspace.now().getEpochSecond());
    answer.set("members", members);
    return page.addCursor(answer);
  }

  private ObjectNode lookupByEmail(Call call) {
    String email = call.required("email");
    return workspace.plan().people().stream()
        .filter(person -> person.email().equalsIgnoreCase(email))
        .findFirst()
        .map(person -> Json.object().<ObjectNode>set("user", user(person)))
        .orElseThrow(() -> ApiFailure.of("users_not_found"));
  }

  private ObjectNode groups(Call call) {
    boolean withUsers = call.flag("include_users");
    return Json.object()
        .set(
            "usergroups",
            Json.nodes(
                workspace.plan().groups().stream()
                    .map(group -> directory.group(group, withUsers))
                    .toList()));
  }

  private ObjectNode groupMembers(Call call) {
    return workspace
        .group(call.required("usergroup"))
        .map(group -> Json.object().<ObjectNode>set("users", Json.strings(group.members())))
        .orElseThrow(() -> ApiFailure.of("no_such_subteam"));
  }
}
