package canopy.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.directory.Directory;
import canopy.ledger.Books;
import canopy.ledger.Ledger;
import canopy.ledger.ModelDays;
import canopy.ledger.Span;
import canopy.ledger.Wire;
import canopy.people.Role;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.ConsoleTest;
import canopy.support.Replies;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Each figure of pages, CSV and XLSX files against the sandbox's own books, to the last digit, in each form that bills
 * come in: over random days, branches, accounts and models, one day among which can never be read.
 */
class TrueFiguresTests {

    private static final int CASES = 20;
    private static final int KEPT = 16;
    private static final int ACCOUNTS = 18;
    private static final String UNUSABLE = "{\"object\":\"list\",\"daily_costs\":[],\"usage_users\":[]}";
    private static final RequestPostProcessor FINANCE = Visitors.as(Role.FINANCE);

    @Nested
    class OfBillsAsTheyAre extends EachFormTests {

        private static final Upstream UPSTREAM = new Upstream(Wire.Form.AS_IT_IS);

        @DynamicPropertySource
        static void upstream(DynamicPropertyRegistry settings) {
            UPSTREAM.tell(settings);
        }

        OfBillsAsTheyAre() {
            super(UPSTREAM);
        }
    }

    @Nested
    class OfBillsWithNumbersAsText extends EachFormTests {

        private static final Upstream UPSTREAM = new Upstream(Wire.Form.NUMBERS_AS_TEXT);

        @DynamicPropertySource
        static void upstream(DynamicPropertyRegistry settings) {
            UPSTREAM.tell(settings);
        }

        OfBillsWithNumbersAsText() {
            super(UPSTREAM);
        }
    }

    @Nested
    class OfBillsInTheOlderShape extends EachFormTests {

        private static final Upstream UPSTREAM = new Upstream(Wire.Form.OLDER_SHAPE);

        @DynamicPropertySource
        static void upstream(DynamicPropertyRegistry settings) {
            UPSTREAM.tell(settings);
        }

        OfBillsInTheOlderShape() {
            super(UPSTREAM);
        }
    }

    /** A sandbox, its books, and the wire to it, for as long as the tests run. */
    private static final class Upstream {

        private final Running sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(ACCOUNTS));
        private final Span kept = Span.lastDays(
                KEPT - 1,
                UpstreamDay.at(Instant.now(), SandboxOptions.standard().zone()).plusDays(-2));
        private final UpstreamDay lost = kept.from().plusDays(5);
        private final Wire wire;
        private final Books books;

        Upstream(Wire.Form form) {
            wire = new Wire(sandbox.baseUrl(), form);
            // Before the console starts, which would otherwise have read the day by then.
            wire.instead =
                    request -> request.target().equals("/x-bill?date=" + lost) ? Replies.json(200, UNUSABLE) : null;
            books = new Books(sandbox, form);
        }

        void tell(DynamicPropertyRegistry settings) {
            settings.add("canopy.manage.base-url", () -> wire.url().toString());
            settings.add("canopy.manage.owner-key", sandbox::ownerKey);
        }
    }

    @SpringBootTest(
            classes = CanopyApplication.class,
            properties = {"canopy.ledger.pause=0s", "canopy.ledger.days=" + KEPT, "management.server.port=0"})
    @AutoConfigureMockMvc
    @ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
    @DirtiesContext
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class EachFormTests {

        private final Books books;

        @Autowired
        private MockMvcTester mvc;

        @Autowired
        private Ledger ledger;

        @Autowired
        private Directory directory;

        private final UpstreamDay lost;
        private final Span kept;

        EachFormTests(Upstream upstream) {
            this.lost = upstream.lost;
            this.kept = upstream.kept;
            this.books = upstream.books;
        }

        @BeforeEach
        void waitUntilAllIsReadThatCanBe() {
            Waiting.until(
                    "all days but one are read",
                    () -> ledger.days(kept, Dna.WHOLE_TREE).missing() == 1
                            && ledger.own(kept).missing() == 0
                            && directory.state().completeAt() != null);
        }

        @RepeatedTest(CASES)
        void areOnThePageAndInBothFiles(RepetitionInfo repetition) {
            BillQuestion question = question(new Random(20261121L + repetition.getCurrentRepetition()));
            Map<String, List<@Nullable BigDecimal>> truth = new TrueBill(books, lost).lines(question);
            boolean whole = !question.span().contains(lost);
            Document page = page(question);

            assertThat(ShownBill.shown(page, question)).as(question.address("")).isEqualTo(TrueBill.pageColumns(truth));
            assertThat(page.select("table.bill tfoot").isEmpty()).isEqualTo(!whole || truth.isEmpty());
            assertThat(page.select("main").text().contains("is not there yet")
                            || page.select("main").text().contains("are not there yet"))
                    .isEqualTo(!whole);
            if (whole && !truth.isEmpty()) {
                assertThat(ShownBill.cells(page.select("table.bill tfoot tr").first()))
                        .isEqualTo(TrueBill.pageColumns(TrueBill.sum(truth)));
            }
            List<List<String>> csv = ShownBill.csv(text(get(question.address("/billing.csv"))));
            List<List<String>> xlsx = ShownBill.xlsx(
                    get(question.address("/billing.xlsx")).getResponse().getContentAsByteArray(), question);
            assertThat(ShownBill.figures(csv, question)).isEqualTo(truth);
            assertThat(ShownBill.figures(xlsx, question)).isEqualTo(truth);
            assertThat(csv.stream().skip(1).map(List::getLast))
                    .allMatch(complete -> complete.equals("yes") || (!whole && complete.equals("no")));
            assertThat(csv.stream()
                                    .skip(1)
                                    .filter(line -> line.getLast().equals("no"))
                                    .count()
                            > 0)
                    .isEqualTo(!whole && csv.size() > 1);
        }

        private BillQuestion question(Random random) {
            int one = random.nextInt(kept.length());
            int other = random.nextInt(kept.length());
            Span span = new Span(
                    kept.from().plusDays(Math.min(one, other)), kept.from().plusDays(Math.max(one, other)));
            List<Dna> branches = books.branches().values().stream().sorted().toList();
            Dna chosen = branches.get(random.nextInt(branches.size()));
            int whose = random.nextInt(3);
            AccountId account = whose == 1 ? chosen.ids().getLast() : null;
            Dna branch = whose == 2 ? chosen : null;
            By by = List.of(By.DAY, By.MODEL, By.ACCOUNT).get(random.nextInt(account == null ? 3 : 2));
            List<String> models =
                    books.models(span, "").keySet().stream().sorted().toList();
            String model = by == By.DAY && random.nextBoolean() ? models.get(random.nextInt(models.size())) : null;
            return new BillQuestion(span, account, branch, model, by);
        }

        /** Once the models are there, which are asked for when somebody looks. */
        private Document page(BillQuestion question) {
            page(question.address("/billing"));
            Waiting.until("the models are read", () -> models(question).state() == ModelDays.State.READY);
            return page(question.address("/billing"));
        }

        private ModelDays models(BillQuestion question) {
            return question.account() == null
                    ? ledger.models(question.span(), question.branch() == null ? Dna.WHOLE_TREE : question.branch())
                    : ledger.models(question.span(), question.account());
        }

        private Document page(String address) {
            return Jsoup.parse(text(get(address)));
        }

        private MvcTestResult get(String address) {
            MvcTestResult answer =
                    mvc.get().uri(URI.create(address)).with(FINANCE).exchange();
            assertThat(answer).as(address).hasStatusOk();
            return answer;
        }

        private static String text(MvcTestResult answer) {
            return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        }
    }
}
