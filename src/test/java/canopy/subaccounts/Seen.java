package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.values.Dna;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Pages of this room as a reseller of the whole tree sees them, unless somebody else is named. */
record Seen(MockMvcTester mvc) {

    private static final RequestPostProcessor RESELLER = Visitors.as(Role.RESELLER);

    /** Accounts at the top of the tree with more than one child. */
    static List<Row> parents(Directory directory) {
        return directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 1)
                .toList();
    }

    List<String> rows(String address) {
        return page(address, 200).select("tbody th a").eachText();
    }

    Document page(String address, int status) {
        return page(mvc.get().uri(address).with(RESELLER).exchange(), status);
    }

    static Document page(MvcTestResult answer, int status) {
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return Jsoup.parse(text(answer));
    }

    Document fragment(String address, int status) {
        MvcTestResult answer = mvc.get().uri(address).with(RESELLER).exchange();
        assertThat(answer.getResponse().getStatus()).isEqualTo(status);
        return Jsoup.parse("<table><tbody>" + text(answer) + "</tbody></table>");
    }

    int status(String address, RequestPostProcessor viewer) {
        return mvc.get().uri(address).with(viewer).exchange().getResponse().getStatus();
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
