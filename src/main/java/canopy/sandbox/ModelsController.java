package canopy.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The models that the caller may use, and whether the service is up. */
@RestController
final class ModelsController {

    @GetMapping({"/dashboard/models", "/v1/models", "/models"})
    Map<String, Object> models(Caller caller) {
        AllowList allowed = caller.account().access().models();
        List<Map<String, Object>> data = Catalogue.MODELS.stream()
                .filter(model -> allowed.allows(model.id()))
                .map(ModelsController::shown)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("object", "list");
        answer.put("data", data);
        return answer;
    }

    @GetMapping("/healthz")
    Map<String, Object> health() {
        return Map.of("status", "ok");
    }

    private static Map<String, Object> shown(Model model) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", model.id());
        shown.put("object", "model");
        shown.put("created", model.created());
        shown.put("owned_by", model.owner());
        return shown;
    }
}
