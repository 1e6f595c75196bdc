package canopy.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Directory;
import canopy.directory.Row;
import canopy.ledger.Ledger;
import canopy.ledger.Span;
import canopy.people.Role;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.values.Dna;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who looks at bills of months that are there. */
final class BillVisit {

    static final RequestPostProcessor FINANCE = Visitors.as(Role.FINANCE);

    /** The whole month before this one, which no longer changes. */
    final Span lastMonth;

    /** An account with accounts below it, and another one beside it. */
    final Row head;

    final Row other;
    private final MockMvcTester mvc;

    private BillVisit(MockMvcTester mvc, Span lastMonth, Row head, Row other) {
        this.mvc = mvc;
        this.lastMonth = lastMonth;
        this.head = head;
        this.other = other;
    }

    /** Once the last two months are read, and all accounts. */
    static BillVisit onceTheMonthsAreThere(MockMvcTester mvc, Ledger ledger, Directory directory) {
        Span lastMonth = Span.month(ledger.today().month().minusMonths(1));
        Span both = new Span(Span.month(ledger.today().month().minusMonths(2)).from(), ledger.today());
        ledger.want(both, Dna.WHOLE_TREE);
        Waiting.until(
                "the last two months are read",
                () -> ledger.days(new Span(both.from(), lastMonth.to()), Dna.WHOLE_TREE)
                                        .missing()
                                == 0
                        && directory.state().completeAt() != null);
        List<Row> parents = directory.roots(Dna.WHOLE_TREE, 1, 100).rows().stream()
                .filter(row -> row.children() > 1)
                .toList();
        return new BillVisit(mvc, lastMonth, parents.get(0), parents.get(1));
    }

    Document page(String address) {
        return page(address, FINANCE);
    }

    Document page(String address, RequestPostProcessor visitor) {
        MvcTestResult answer = mvc.get().uri(URI.create(address)).with(visitor).exchange();
        assertThat(answer).as(address).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    MvcTestResult get(String address) {
        MvcTestResult answer = mvc.get().uri(address).with(FINANCE).exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }

    static String figure(Document page, String label) {
        for (Element name : page.select(".figures dt")) {
            if (name.text().equals(label)) {
                return amount(name.nextElementSibling().text());
            }
        }
        throw new AssertionError(
                "no figure " + label + " among " + page.select(".figures").text());
    }

    static String amount(String text) {
        String plain = text.replace(",", "");
        return plain.matches("-?[0-9]+\\.[0-9]*0+")
                ? new BigDecimal(plain).stripTrailingZeros().toPlainString()
                : plain;
    }
}
