package canopy.dashboard;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.manage.Model;
import canopy.manage.UpstreamClock;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import canopy.values.Dna;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The models that the owner's account may call, and what its subaccounts say of them. */
@Controller
class ModelsController {

    private static final Heard NOTHING = new Heard(null);

    private final SharedReader reader;
    private final Topics topics;
    private final ModelIndex index;
    private final Directory directory;
    private final Sentences sentences;
    private final UpstreamClock clock;

    ModelsController(
            SharedReader reader,
            Topics topics,
            ModelIndex index,
            Directory directory,
            Sentences sentences,
            UpstreamClock clock) {
        this.reader = reader;
        this.topics = topics;
        this.index = index;
        this.directory = directory;
        this.sentences = sentences;
        this.clock = clock;
    }

    @GetMapping("/models")
    @Requires(Right.VIEW_DASHBOARD)
    String models(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String model,
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            org.springframework.ui.Model view) {
        reader.refresh(topics.models());
        Reading<List<Model>> reading = reader.kept(topics.models());
        List<Model> all = reading.value() == null ? List.of() : reading.value();
        String sought = name.strip();
        ModelRules rules = index.current();
        boolean chosen = all.stream().anyMatch(known -> known.id().equals(model));
        boolean missing = !chosen && !model.isBlank() && reading.value() != null;
        // A part that looks again by itself says the sentence, and leaves the rest of the page alone.
        if (missing && request.getHeader("HX-Request") == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        view.addAttribute(
                "page",
                new ModelsPage(
                        address(sought, model).build().toUriString(),
                        reading.isAwaited(),
                        sought,
                        sentences.freshness(reading, clock.now(), NOTHING),
                        reading.value() != null,
                        all.size(),
                        lines(all, sought, rules, viewer.branch()),
                        chosen ? model : null,
                        missing ? model : null,
                        chosen ? accounts(model, rules, viewer.branch()) : List.of(),
                        directory.state().completeAt()));
        return "dashboard/models";
    }

    /** Those whose name or owner holds every word. */
    private static List<ModelsPage.Line> lines(List<Model> all, String sought, ModelRules rules, Dna branch) {
        List<String> words = List.of(sought.toLowerCase(Locale.ROOT).split("\\s+"));
        return all.stream()
                .filter(model -> words.stream()
                        .allMatch((model.id() + " " + model.ownedBy()).toLowerCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparing(Model::id))
                .map(model -> new ModelsPage.Line(
                        model.id(),
                        model.ownedBy(),
                        model.createdAt(),
                        rules.counts(model.id(), branch),
                        href(sought, model.id())))
                .toList();
    }

    private List<ModelsPage.Account> accounts(String model, ModelRules rules, Dna branch) {
        return rules.lines(model, branch, ModelsPage.ACCOUNTS_AT_ONCE).stream()
                .flatMap(line -> directory
                        .row(line.account(), branch)
                        .map(row -> Stream.of(account(row, line.rule())))
                        .orElseGet(Stream::empty))
                .toList();
    }

    private static ModelsPage.Account account(Row row, ModelRules.Rule rule) {
        return new ModelsPage.Account(
                row.name() == null ? row.id().toString() : row.name(), "/subaccounts/" + row.id(), rule);
    }

    private static String href(String sought, String model) {
        return address(sought, model).fragment("accounts").build().toUriString();
    }

    /** The page with what was looked for and the model that was chosen, each where there is one. */
    private static UriComponentsBuilder address(String sought, String model) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/models");
        if (!sought.isEmpty()) {
            address.queryParam("name", UriUtils.encode(sought, StandardCharsets.UTF_8));
        }
        if (!model.isEmpty()) {
            address.queryParam("model", UriUtils.encode(model, StandardCharsets.UTF_8));
        }
        return address;
    }
}
