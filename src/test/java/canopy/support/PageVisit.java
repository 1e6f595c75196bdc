package canopy.support;

import canopy.people.Viewer;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody who opens pages and sends the forms on them as they stand. */
public record PageVisit(MockMvcTester mvc, Viewer viewer, Instant signedInAt, String language) {

    /** What a page shows that looks again in a moment. */
    private static final String AWAITED = "[data-hx-trigger^=load], [data-hx-trigger*=1000ms], #standing [data-asking]";

    public static PageVisit as(Viewer viewer, MockMvcTester mvc) {
        return new PageVisit(mvc, viewer, Instant.now(), "en");
    }

    public PageVisit signedInAt(Instant at) {
        return new PageVisit(mvc, viewer, at, language);
    }

    public PageVisit inChinese() {
        return new PageVisit(mvc, viewer, signedInAt, "zh-CN");
    }

    /** An answer, and what a person sees of it. */
    public record Seen(int status, String location, Document page) {

        public String text() {
            return page.text();
        }

        public String heading() {
            return page.select("h1").text();
        }

        public List<String> errors() {
            return page.select(".error-summary li").eachText();
        }

        /** What stands in a field of the form. */
        public String field(String name) {
            return page.select("main form input[name=" + name + "]").val();
        }

        /** What the form carries without anybody typing: names and values in turn. */
        public List<String> hidden() {
            List<String> fields = new ArrayList<>();
            for (Element field : page.select("main form input[type=hidden]")) {
                if (!field.attr("name").equals("_csrf")) {
                    fields.addAll(List.of(field.attr("name"), field.attr("value")));
                }
            }
            return fields;
        }
    }

    public static List<String> and(List<String> fields, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all;
    }

    public Seen get(String path) {
        return seen(mvc.get()
                .uri(path)
                .header("Accept-Language", language)
                .with(Visitors.as(viewer, signedInAt))
                .exchange());
    }

    /** The page once nothing of it is being read any more: it waits for upstream as a page with scripts does. */
    public Seen settled(String path) {
        Seen seen = get(path);
        while (!seen.page().select(AWAITED).isEmpty()) {
            seen = get(path);
        }
        return seen;
    }

    /** @param fields names and values in turn */
    public Seen post(String path, List<String> fields) {
        var request = mvc.post()
                .uri(path)
                .header("Accept-Language", language)
                .with(Visitors.as(viewer, signedInAt))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < fields.size(); i += 2) {
            request.param(fields.get(i), fields.get(i + 1));
        }
        return seen(request.exchange());
    }

    private static Seen seen(MvcTestResult result) {
        try {
            String location = result.getResponse().getHeader("Location");
            return new Seen(
                    result.getResponse().getStatus(),
                    location == null ? "" : location,
                    Jsoup.parse(result.getResponse().getContentAsString()));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
