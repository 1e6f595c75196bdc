package canopy.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.CanopyApplication;
import canopy.directory.Directory;
import canopy.ledger.Books;
import canopy.ledger.Figures;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
        private final Wire wire;
        private final Books books;

        Upstream(Wire.Form form) {
            wire = new Wire(sandbox.baseUrl(), form);
            books = new Books(sandbox, form);
        }

        void tell(DynamicPropertyRegistry settings) {
            settings.add("canopy.manage.base-url", () -> wire.url().toString());
            settings.add("canopy.manage.owner-key", sandbox::ownerKey);
        }
    }

    /** Whose bill, of which days, and what its lines are. */
    private record Question(
            Span span,
            @Nullable AccountId account,
            @Nullable Dna branch,
            @Nullable String model,
            By by) {

        String address(String path) {
            StringBuilder address =
                    new StringBuilder(path + "?exact=true&size=250&from=" + span.from() + "&to=" + span.to());
            address.append("&by=").append(by.key());
            if (account != null) {
                address.append("&account=").append(account);
            }
            if (branch != null) {
                address.append("&branch=").append(branch.ids().getLast());
            }
            if (model != null) {
                address.append("&model=").append(model);
            }
            return address.toString();
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

        private final Upstream upstream;
        private final Books books;

        @Autowired
        private MockMvcTester mvc;

        @Autowired
        private Ledger ledger;

        @Autowired
        private Directory directory;

        private UpstreamDay lost;
        private Span kept;

        EachFormTests(Upstream upstream) {
            this.upstream = upstream;
            this.books = upstream.books;
        }

        @BeforeEach
        void waitUntilAllIsReadThatCanBe() {
            if (kept == null) {
                kept = Span.lastDays(KEPT - 1, ledger.today().plusDays(-2));
                lost = kept.from().plusDays(5);
            }
            upstream.wire.instead =
                    request -> request.target().equals("/x-bill?date=" + lost) ? Replies.json(200, UNUSABLE) : null;
            Waiting.until(
                    "all days but one are read",
                    () -> ledger.days(kept, Dna.WHOLE_TREE).missing() == 1
                            && ledger.own(kept).missing() == 0
                            && directory.state().completeAt() != null);
        }

        @RepeatedTest(CASES)
        void areOnThePageAndInBothFiles(RepetitionInfo repetition) {
            Question question = question(new Random(20261121L + repetition.getCurrentRepetition()));
            Map<String, List<@Nullable BigDecimal>> truth = truth(question);
            boolean whole = !question.span.contains(lost);
            Document page = page(question);

            assertThat(shown(page, question)).as(question.address("")).isEqualTo(pageColumns(truth));
            assertThat(page.select("table.bill tfoot").isEmpty()).isEqualTo(!whole || truth.isEmpty());
            assertThat(page.select("main").text().contains("is not there yet")
                            || page.select("main").text().contains("are not there yet"))
                    .isEqualTo(!whole);
            if (whole && !truth.isEmpty()) {
                assertThat(cells(page.select("table.bill tfoot tr").first())).isEqualTo(pageColumns(sum(truth)));
            }
            List<List<String>> csv = csv(question);
            assertThat(figures(csv, question)).isEqualTo(truth);
            assertThat(figures(xlsx(question), question)).isEqualTo(truth);
            assertThat(csv.stream().skip(1).map(List::getLast))
                    .allMatch(complete -> complete.equals("yes") || (!whole && complete.equals("no")));
            assertThat(csv.stream()
                                    .skip(1)
                                    .filter(line -> line.getLast().equals("no"))
                                    .count()
                            > 0)
                    .isEqualTo(!whole && csv.size() > 1);
        }

        private Question question(Random random) {
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
            return new Question(span, account, branch, model, by);
        }

        /** The lines by day, model or account, of the days that could be read; the day that could not has no figures. */
        private Map<String, List<@Nullable BigDecimal>> truth(Question question) {
            Map<String, Figures> lines = new TreeMap<>();
            for (UpstreamDay day : question.span.days()) {
                boolean there = !day.equals(lost);
                if (question.by == By.DAY) {
                    lines.put(day.toString(), there ? of(question, day) : Figures.NOT_AVAILABLE);
                } else if (there && question.by == By.MODEL) {
                    models(question, day).forEach((model, figures) -> lines.merge(model, figures, Figures::plus));
                } else if (there) {
                    accounts(question, day)
                            .forEach((account, figures) -> lines.merge(account.toString(), figures, Figures::plus));
                }
            }
            Map<String, List<@Nullable BigDecimal>> truth = new TreeMap<>();
            lines.forEach((key, figures) -> truth.put(key, cells(figures)));
            return truth;
        }

        private Figures of(Question question, UpstreamDay day) {
            if (question.model != null) {
                return models(question, day).getOrDefault(question.model, Figures.ZERO);
            }
            return question.account == null && question.branch == null
                    ? books.total(day)
                    : accounts(question, day).values().stream().reduce(Figures.ZERO, Figures::plus);
        }

        private Map<Long, Figures> accounts(Question question, UpstreamDay day) {
            Map<Long, Figures> accounts = new TreeMap<>(books.accounts(day));
            accounts.keySet().removeIf(account -> !isWithin(question, new AccountId(account)));
            return accounts;
        }

        private Map<String, Figures> models(Question question, UpstreamDay day) {
            if (question.account == null && question.branch == null) {
                return books.models(Span.of(day), "");
            }
            Map<String, Figures> models = new TreeMap<>();
            for (AccountId account : books.branches().keySet()) {
                if (isWithin(question, account)) {
                    books.models(Span.of(day), account.toString())
                            .forEach((model, figures) -> models.merge(model, figures, Figures::plus));
                }
            }
            return models;
        }

        private boolean isWithin(Question question, AccountId account) {
            if (question.account != null) {
                return question.account.equals(account);
            }
            Dna place = books.branches().get(account);
            return question.branch == null || (place != null && place.isWithin(question.branch));
        }

        /** Once the models are there, which are asked for when somebody looks. */
        private Document page(Question question) {
            page(question.address("/billing"));
            Waiting.until("the models are read", () -> models(question).state() == ModelDays.State.READY);
            return page(question.address("/billing"));
        }

        private ModelDays models(Question question) {
            return question.account == null
                    ? ledger.models(question.span, question.branch == null ? Dna.WHOLE_TREE : question.branch)
                    : ledger.models(question.span, question.account);
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

        private static Map<String, List<@Nullable BigDecimal>> shown(Document page, Question question) {
            Map<String, List<@Nullable BigDecimal>> shown = new TreeMap<>();
            String parameter = question.by == By.DAY ? "from" : question.by.key();
            for (Element row : page.select("table.bill:not([class~=owner]) tbody tr")) {
                if (row.closest("[aria-labelledby=together]") == null) {
                    String href = row.select("th a").attr("href");
                    shown.put(parameter(href, parameter), cells(row));
                }
            }
            return shown;
        }

        private static String parameter(String href, String name) {
            return Arrays.stream(href.substring(href.indexOf('?') + 1).split("&"))
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URI.create("?" + pair).getQuery().substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow();
        }

        /** Cost, requests, input, output, cached, images. */
        private static List<@Nullable BigDecimal> cells(Element row) {
            return row.select("td:not(.share)").stream()
                    .limit(6)
                    .map(cell -> number(cell.text().replace(",", "")))
                    .toList();
        }

        private static @Nullable BigDecimal number(String text) {
            return text.isEmpty() || text.equals("not available") ? null : new BigDecimal(text).stripTrailingZeros();
        }

        /** Of a file, by what its lines are of. */
        private static Map<String, List<@Nullable BigDecimal>> figures(List<List<String>> table, Question question) {
            int first = table.getFirst().indexOf("cost_usd");
            Map<String, List<@Nullable BigDecimal>> figures = new TreeMap<>();
            for (List<String> line : table.subList(1, table.size())) {
                figures.put(
                        line.getFirst(),
                        line.subList(first, first + 7).stream()
                                .map(EachFormTests::number)
                                .toList());
            }
            assertThat(figures).as("lines, each once").hasSize(table.size() - 1);
            return figures;
        }

        private List<List<String>> csv(Question question) {
            try {
                List<List<String>> lines = new ArrayList<>();
                CSVFormat.RFC4180
                        .parse(new StringReader(
                                text(get(question.address("/billing.csv"))).substring(1)))
                        .forEach(line -> lines.add(line.toList()));
                return lines;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private List<List<String>> xlsx(Question question) {
            byte[] file = get(question.address("/billing.xlsx")).getResponse().getContentAsByteArray();
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                List<Row> rows = book.getSheet(1).orElseThrow().read();
                int columns = rows.getFirst().getCellCount();
                List<List<String>> lines = new ArrayList<>();
                for (Row row : rows) {
                    List<String> line = new ArrayList<>();
                    for (int column = 0; column < columns; column++) {
                        line.add(row.getOptionalCell(column)
                                .map(Cell::getRawValue)
                                .orElse(""));
                    }
                    if (question.by == By.DAY && !lines.isEmpty()) {
                        // To a spreadsheet a day is a number that is shown as one.
                        line.set(
                                0,
                                row.getCellAsDate(0).orElseThrow().toLocalDate().toString());
                    }
                    lines.add(line);
                }
                return lines;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Cost, requests, input, output, read from cache, written to it, images. */
        private static List<@Nullable BigDecimal> cells(Figures figures) {
            return new ArrayList<>(Arrays.asList(
                    figures.cost() == null ? null : figures.cost().amount().stripTrailingZeros(),
                    number(figures.requests()),
                    number(figures.prompt()),
                    number(figures.completion()),
                    number(figures.cacheReads()),
                    number(figures.cacheWrites()),
                    number(figures.images())));
        }

        private static @Nullable BigDecimal number(@Nullable Long count) {
            return count == null ? null : BigDecimal.valueOf(count).stripTrailingZeros();
        }

        /** A page has no column for what was written to the cache. */
        private static Map<String, List<@Nullable BigDecimal>> pageColumns(
                Map<String, List<@Nullable BigDecimal>> files) {
            Map<String, List<@Nullable BigDecimal>> columns = new TreeMap<>();
            files.forEach((key, figures) -> columns.put(key, pageColumns(figures)));
            return columns;
        }

        private static List<@Nullable BigDecimal> pageColumns(List<@Nullable BigDecimal> file) {
            List<@Nullable BigDecimal> columns = new ArrayList<>(file);
            columns.remove(5);
            return columns;
        }

        private static List<@Nullable BigDecimal> sum(Map<String, List<@Nullable BigDecimal>> lines) {
            List<@Nullable BigDecimal> sums = new ArrayList<>();
            for (int column = 0; column < 7; column++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (List<@Nullable BigDecimal> line : lines.values()) {
                    sum = sum == null || line.get(column) == null ? null : sum.add(line.get(column));
                }
                sums.add(sum == null ? null : sum.stripTrailingZeros());
            }
            return sums;
        }
    }
}
