package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.FaultyRoad.Hazard;
import canopy.faults.JournalRows.Row;
import canopy.faults.UpstreamHistory.Effect;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.Waiting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One line of the matrix: one operation that meets one fault, on an account of its own, done on the real pages and judged
 * by upstream's own history.
 */
final class Cell {

    private final String name;
    private final Operation operation;
    private final Fault fault;
    private final List<Row> whenItCame = new CopyOnWriteArrayList<>();
    private long account;

    Cell(int number, Operation operation, Fault fault) {
        this.name = "drill-" + number;
        this.operation = operation;
        this.fault = fault;
    }

    /** Makes the account, unless that is what the operation does. */
    void prepare(UpstreamHistory upstream) {
        if (!operation.creates()) {
            account = upstream.make(name, operation.born());
        }
    }

    /** @throws AssertionError when something that must hold did not */
    void run(DrillGround ground, Browser browser) {
        Map<String, String> typed = operation.typed(name);
        Form confirmation = Form.confirmation(browser, operation.path(account), typed);
        JournalRows journal = new JournalRows(ground.database());
        lay(ground.road(), journal, confirmation.intent());

        Page answer = confirmation.send(browser);

        Waiting.until(
                this + " is settled", () -> journal.row(confirmation.intent()).isSettled());
        Row row = journal.row(confirmation.intent());
        assertWrittenDownFirst(journal);
        assertSentOnce(ground.road());
        List<Effect> effects = operation.creates()
                ? ground.history().creationsOf(name)
                : ground.history().effectsOn(account);
        assertTrue(row, effects);
        assertKept(answer, typed);
        assertShown(browser.get("/journal/" + confirmation.intent()), row);
    }

    private void lay(FaultyRoad road, JournalRows journal, String intent) {
        for (int call = 1; call <= operation.steps(); call++) {
            Hazard hazard = call == operation.struck() ? fault.hazard() : FaultyRoad::handOn;
            road.lay(operation.writes(account, name), (request, upstream) -> {
                whenItCame.addAll(journal.rowsOf(intent));
                return hazard.meet(request, upstream);
            });
        }
    }

    /** I12: one row, there before the call. */
    private void assertWrittenDownFirst(JournalRows journal) {
        assertThat(whenItCame)
                .extracting(Row::state)
                .as("states in which calls were made")
                .containsOnly("SENT");
        assertThat(operation.creates() ? journal.rowsNamed(name) : journal.rowsOn(account))
                .as("rows of the journal")
                .hasSize(1);
    }

    /** I10: no call twice. */
    private void assertSentOnce(FaultyRoad road) {
        List<String> bodies = road.seen(operation.writes(account, name)).stream()
                .map(sighting ->
                        sighting.request().method() + sighting.request().body())
                .toList();
        assertThat(bodies)
                .as("writes on the road")
                .hasSizeBetween(1, operation.steps())
                .doesNotHaveDuplicates();
    }

    /** I1 to I3: what the journal says is what upstream did. */
    private void assertTrue(Row row, List<Effect> effects) {
        assertThat(effects).as("effects").hasSizeLessThanOrEqualTo(operation.steps());
        assertThat(effects).extracting(Effect::details).as("effects").doesNotHaveDuplicates();
        switch (row.state()) {
            case "DONE" -> {
                assertThat(effects).as("effects of what is called done").isNotEmpty();
                assertThat(effects.size() == operation.steps())
                        .as("all of it is in effect")
                        .isEqualTo(row.fulfilled());
            }
            case "REJECTED", "NOT_APPLIED" ->
                assertThat(effects)
                        .as("effects of what is called %s", row.state())
                        .isEmpty();
            default ->
                assertThat(effects.isEmpty() ? fault.saysYes() : effects.size() < operation.steps())
                        .as("a reason to ask a person, with effects %s: %s", effects, row)
                        .isTrue();
        }
    }

    /** I9: what was typed is there, or has become an intent; and nobody was signed out. */
    private static void assertKept(Page answer, Map<String, String> typed) {
        if (answer.status() >= 400) {
            assertThat(Form.on(answer).fields()).containsAllEntriesOf(typed);
        } else {
            assertThat(String.valueOf(answer.header("Location"))).doesNotContain("sign-in");
        }
    }

    private static void assertShown(Page page, Row row) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(JournalPage.state(page))
                .as("state on the page")
                .isEqualTo(row.state().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(JournalPage.saysPartly(page))
                .as("the page says that it is not all")
                .isEqualTo(!row.fulfilled());
    }

    @Override
    public String toString() {
        return operation + ": " + fault;
    }
}
