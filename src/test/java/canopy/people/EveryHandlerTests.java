package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.journal.IntentId;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.Dna;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler of every room, every method of it, every role, in a branch and out of it. */
@WholeConsoleTest
class EveryHandlerTests {

    /** What is asked of a handler, and who of those that have its right finds it there. */
    private enum Place {
        IN_BRANCH,
        OUTSIDE,
        HEAD
    }

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Directory directory;

    @Autowired
    People people;

    @Autowired
    PeopleTime time;

    @Autowired
    JdbcClient database;

    private final Set<Method> met = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Long> made = new ArrayList<>();
    private Row head;
    private Row below;
    private Row outside;

    @BeforeEach
    void findABranchAndAnAccountBesideIt() {
        Waiting.forTheFirstReading(directory);
        List<Row> roots = directory.roots(Dna.WHOLE_TREE, 1, 100).rows();
        head = roots.stream().filter(row -> row.children() > 0).findFirst().orElseThrow();
        below = directory.children(head.id(), head.branch(), 1, 1).rows().getFirst();
        outside = roots.stream()
                .filter(row -> !row.id().equals(head.id()))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void forgetThePeople() {
        made.forEach(id -> database.sql("delete from persons where id = :id")
                .param("id", id)
                .update());
    }

    @Test
    void everyHandlerAnswersEachRoleAndBranchByTheRules() {
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (String pattern : mapping.getPatternValues()) {
                for (HttpMethod method : methods(mapping.getMethodsCondition().getMethods())) {
                    if (handler.hasMethodAnnotation(Public.class)) {
                        askAnybody(method, pattern);
                    } else {
                        askEachRole(method, pattern, handler);
                    }
                    met.add(handler.getMethod());
                }
            }
        });

        assertThat(wrong).isEmpty();
        // Tests bring a handler of their own, which this console does not have.
        assertThat(met)
                .containsAll(PolicyTests.handlers()
                        .filter(known ->
                                !known.getDeclaringClass().getPackageName().equals("canopy.support"))
                        .toList());
    }

    /** A page that can be read can be asked for its headers, too; a mapping that names no method takes all. */
    private static Set<HttpMethod> methods(Set<RequestMethod> named) {
        Set<HttpMethod> methods = new HashSet<>();
        (named.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : named)
                .forEach(method -> methods.add(method.asHttpMethod()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    private void askAnybody(HttpMethod method, String pattern) {
        String path =
                pattern.replace("{role}", "auditor").replace("{tag}", "en").replace("{name}", "none.css");
        MockHttpServletResponse answer = ask(method, path, null);
        if (answer.getStatus() == 403
                || String.valueOf(answer.getHeader("Location")).contains("next=")) {
            wrong.add("nobody " + method + " " + path + " answered " + answer.getStatus());
        }
    }

    private void askEachRole(HttpMethod method, String pattern, HandlerMethod handler) {
        Requires requires = handler.getMethodAnnotation(Requires.class);
        Right right = requires.value();
        if (pattern.equals("/subaccounts/new")) {
            // Who may not make accounts is told so on the page itself.
            right = Right.CREATE;
        }
        String nobody = path(pattern, Place.IN_BRANCH);
        MockHttpServletResponse unknown = ask(method, nobody, null);
        if (unknown.getStatus() != 303
                || !String.valueOf(unknown.getHeader("Location")).startsWith("/sign-in")) {
            wrong.add("nobody " + method + " " + nobody + " answered " + unknown.getStatus());
        }
        for (Role role : Role.values()) {
            for (Dna branch : List.of(Dna.WHOLE_TREE, head.branch())) {
                Viewer viewer = person(role, branch).viewer();
                for (Place place : pattern.contains("{id}") ? Place.values() : new Place[] {Place.IN_BRANCH}) {
                    String path = path(pattern, place);
                    int status = ask(method, path, viewer).getStatus();
                    if (!agrees(status, expected(pattern, right, viewer, place))) {
                        wrong.add(role + " of " + branch + " " + method + " " + path + " (" + place + ") answered "
                                + status);
                    }
                }
            }
        }
    }

    /** 403, 404, or 200 for whatever else a handler says to somebody who may use it. */
    private static int expected(String pattern, Right right, Viewer viewer, Place place) {
        if (!viewer.may(right)) {
            return 403;
        }
        if (pattern.contains("{intent}")) {
            // There is no such intent.
            return 404;
        }
        boolean narrow = !viewer.branch().isWholeTree();
        if (narrow && place == Place.OUTSIDE) {
            return 404;
        }
        // The head of a branch is seen, not changed.
        return narrow && place == Place.HEAD && pattern.startsWith("/subaccounts/") && right != Right.VIEW_ACCOUNTS
                ? 403
                : 200;
    }

    private static boolean agrees(int status, int expected) {
        return expected == 200 ? status < 500 && status != 403 && status != 404 && status != 401 : status == expected;
    }

    private String path(String pattern, Place place) {
        String path = pattern.replace("{intent}", IntentId.fresh().value());
        if (path.startsWith("/subaccounts/{id}")) {
            Row row = switch (place) {
                case IN_BRANCH -> below;
                case OUTSIDE -> outside;
                case HEAD -> head;
            };
            path = path.replace("{id}", row.id().toString());
        } else if (path.startsWith("/people/{id}")) {
            Dna branch = switch (place) {
                case IN_BRANCH -> below.branch();
                case OUTSIDE -> outside.branch();
                case HEAD -> head.branch();
            };
            path = path.replace(
                    "{id}", Long.toString(person(Role.SUPPORT, branch).id()));
        }
        assertThat(path)
                .as("a row for %s: say what stands in its braces", pattern)
                .doesNotContain("{");
        return path.endsWith("/standing") ? path + "?since=0" : path;
    }

    private Person person(Role role, Dna branch) {
        long id = people.add(UUID.randomUUID() + "@example.com", "Walker", role, branch, false, time.now());
        made.add(id);
        return people.find(id).orElseThrow();
    }

    private MockHttpServletResponse ask(HttpMethod method, String path, @Nullable Viewer viewer) {
        var request = mvc.method(method).uri(path).with(csrf());
        return (viewer == null ? request : request.with(Visitors.as(viewer)))
                .exchange()
                .getResponse();
    }
}
