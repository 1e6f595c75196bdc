package canopy.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists direct children and all descendants. */
@RestController
final class ListsController {

    private static final int MOST_ROWS = 1_000;

    private final World world;

    ListsController(World world) {
        this.world = world;
    }

    @GetMapping("/x-users")
    ResponseEntity<List<Map<String, Object>>> children(Caller caller, @RequestParam Map<String, String> parameters) {
        return list(caller, world.accounts().childrenOf(caller.account()), Query.of(parameters), parameters);
    }

    @GetMapping("/x-dna")
    ResponseEntity<List<Map<String, Object>>> descendants(Caller caller, @RequestParam Map<String, String> parameters) {
        return list(caller, world.accounts().descendants(caller.account()), Query.of(parameters), parameters);
    }

    @GetMapping("/x-users/{identifier}")
    ResponseEntity<List<Map<String, Object>>> someChildren(
            Caller caller, @PathVariable String identifier, @RequestParam Map<String, String> parameters) {
        return narrowed(caller, identifier, world.accounts().childrenOf(caller.account()), parameters);
    }

    @GetMapping("/x-dna/{identifier}")
    ResponseEntity<List<Map<String, Object>>> someDescendants(
            Caller caller, @PathVariable String identifier, @RequestParam Map<String, String> parameters) {
        return narrowed(caller, identifier, world.accounts().descendants(caller.account()), parameters);
    }

    private ResponseEntity<List<Map<String, Object>>> narrowed(
            Caller caller, String written, long[] ids, Map<String, String> parameters) {
        caller.refuseUnlessManaging();
        Identifier identifier = Identifier.parse(written);
        if (!identifier.namesOne()) {
            return list(caller, ids, Query.of(parameters).and(identifier), parameters);
        }
        long found = caller.resolve(identifier, world.accounts()).id();
        if (Arrays.stream(ids).noneMatch(id -> id == found)) {
            throw Refusal.notFound("User not found");
        }
        return list(caller, new long[] {found}, Query.of(parameters), parameters);
    }

    private ResponseEntity<List<Map<String, Object>>> list(
            Caller caller, long[] ids, Query query, Map<String, String> parameters) {
        caller.refuseUnlessManaging();
        Page page = Page.of(parameters, MOST_ROWS, MOST_ROWS);
        long[] selected = query.select(ids, world.accounts(), caller.now());
        ToIntFunction<Account> children = world.accounts()::childCount;
        List<Map<String, Object>> rows = Arrays.stream(page.of(selected))
                .mapToObj(id -> world.accounts().at(id, caller.now()))
                .map(account -> world.rows().of(account, children.applyAsInt(account)))
                .toList();
        return ResponseEntity.ok().headers(page.headers(selected.length)).body(rows);
    }
}
