package canopy.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rotates the caller's own key. The old one is dead when the answer leaves. */
@RestController
final class SelfController {

    private final World world;

    SelfController(World world) {
        this.world = world;
    }

    @PostMapping("/x-self")
    Map<String, Object> rotate(Caller caller, Fields fields) {
        Account account = world.operations().rotate(caller, fields);
        Map<String, Object> rotate = new LinkedHashMap<>();
        rotate.put("action", "rotate_self");
        rotate.put("id", account.id());
        rotate.put("name", account.profile().name());
        rotate.put("key", account.key());
        rotate.put("timestamp", world.days().utc(caller.now()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("message", "Self key rotated successfully");
        answer.put("rotate", rotate);
        // Where older clients look for it.
        answer.put("SecretKey", account.key());
        return answer;
    }
}
