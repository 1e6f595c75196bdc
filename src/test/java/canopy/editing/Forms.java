package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens the pages of one address, and sends their forms as a browser would. */
record Forms(MockMvcTester mvc, String address) {

    /** The fields of the form that somebody finds at the address. */
    Map<String, String> form(RequestPostProcessor viewer) {
        return fields(page(get(viewer), 200));
    }

    MvcTestResult get(RequestPostProcessor viewer) {
        return get(address, viewer);
    }

    MvcTestResult get(String other, RequestPostProcessor viewer) {
        return mvc.get().uri(other).with(viewer).exchange();
    }

    MvcTestResult post(Map<String, String> fields, RequestPostProcessor viewer) {
        var request = mvc.post().uri(address).with(viewer).with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    /** Sends the form and agrees to the check page that comes. */
    MvcTestResult postAndConfirm(Map<String, String> fields, RequestPostProcessor viewer) {
        return post(confirmed(page(post(fields, viewer), 200)), viewer);
    }

    static Map<String, String> confirmed(Document check) {
        Map<String, String> fields = fields(check);
        fields.put("confirmed", "true");
        return fields;
    }

    static Map<String, String> fields(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : page.select("main form").first().select("input, textarea, select")) {
            boolean unchecked = field.attr("type").equals("radio") && !field.hasAttr("checked");
            if (!unchecked && !field.attr("name").equals("_csrf")) {
                fields.put(field.attr("name"), text(field));
            }
        }
        return fields;
    }

    static Document page(MvcTestResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String target(MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(303);
        return answer.getResponse().getRedirectedUrl();
    }

    private static String text(Element field) {
        if (field.is("select")) {
            return field.select("option[selected]").val();
        }
        return field.is("textarea") ? field.wholeText() : field.val();
    }
}
