package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.faults.FaultyRoad.Hazard;
import canopy.faults.JournalRows.Row;
import canopy.support.Browser;
import canopy.support.Browser.Page;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.support.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reads around a write fail: before it nothing is sent then, and after it they are not asked for too often. */
class ReadFaultDrill {

    /** What the road says: {@link Faults}. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final List<Long> accounts = new ArrayList<>();
    private static long doubtful;
    private static DrillGround ground;
    private static Browser browser;

    @BeforeAll
    static void open() {
        ground = new DrillGround(upstream -> {
            faults().forEach(fault -> accounts.add(upstream.make("read-" + accounts.size(), ",\"CreditGranted\":2")));
            doubtful = upstream.make("doubtful", ",\"CreditGranted\":2");
        });
        browser = ground.signedIn();
    }

    @AfterAll
    static void close() throws IOException {
        ground.close();
    }

    /** Not the slow ones, which end like a hang, and not those that are no faults to a reader. */
    static Stream<Fault> faults() {
        return Faults.all().stream()
                .filter(fault -> !fault.getsThrough()
                        && !fault.saysYes()
                        && !fault.name().startsWith("slow"))
                .filter(fault -> !fault.name().equals("429 without either"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsSentWhenTheLookBeforeItFails(Fault fault) {
        long account = accounts.get(faults().map(Fault::name).toList().indexOf(fault.name()));
        Form confirmation = confirmationOnceUpstreamIsReadAgain(account);
        int before = ground.road().seen(readsOf(account)).size();
        AtomicLong struck = strike(readsOf(account), fault.hazard());
        if (Set.of("502 in HTML", "503", "504").contains(fault.name())) {
            // Nothing can have been lost by one of these, so a read may be sent once more.
            strike(readsOf(account), fault.hazard());
        }

        Page answer = confirmation.send(browser);

        assertThat(answer.status()).as("status of: %s", answer.text()).isIn(409, 422, 502, 503);
        assertThat(Form.on(answer).fields()).containsAllEntriesOf(Operation.TOP_UP.typed(""));
        assertThat(new JournalRows(ground.database()).rowsOn(account))
                .extracting(Row::state)
                .containsExactly("NOT_APPLIED");
        assertThat(ground.road().seen(Operation.TOP_UP.writes(account, ""))).isEmpty();
        assertThat(ground.road().seen(readsOf(account)).size() - before).isBetween(1, 2);
        if (fault.name().startsWith("429")) {
            assertThat(confirmationOnceUpstreamIsReadAgain(account).intent()).isNotBlank();
            // A date has whole seconds only.
            assertLeftAlone(struck, fault.name().endsWith("date") ? Duration.ofSeconds(1) : RETRY_AFTER);
        }
    }

    @Test
    void aLookAfterItWaitsAsLongAsUpstreamAsks() {
        Form confirmation = confirmationOnceUpstreamIsReadAgain(doubtful);
        AtomicBoolean written = new AtomicBoolean();
        ground.road().lay(Operation.TOP_UP.writes(doubtful, ""), (request, upstream) -> {
            Passage.of(request, upstream);
            written.set(true);
            return Replies.drop();
        });
        AtomicLong struck = strike(
                request -> written.get() && readsOf(doubtful).test(request),
                (request, upstream) ->
                        Replies.json(429, "{\"message\":\"slow down\"}", "Retry-After: " + RETRY_AFTER.toSeconds()));

        confirmation.send(browser);

        JournalRows journal = new JournalRows(ground.database());
        Waiting.until(
                "the intent is settled",
                () -> journal.row(confirmation.intent()).isSettled());
        assertThat(journal.row(confirmation.intent()).state()).isEqualTo("DONE");
        assertThat(ground.history().effectsOn(doubtful)).hasSize(1);
        assertLeftAlone(struck, RETRY_AFTER);
    }

    private static AtomicLong strike(Predicate<Request> where, Hazard hazard) {
        AtomicLong when = new AtomicLong();
        ground.road().lay(where, (request, upstream) -> {
            when.set(System.nanoTime());
            return hazard.meet(request, upstream);
        });
        return when;
    }

    /** Nobody asked for any account for that long after it was refused. */
    private static void assertLeftAlone(AtomicLong struck, Duration wait) {
        assertThat(struck.get()).as("the fault was met").isNotZero();
        assertThat(ground.road()
                        .seen(request ->
                                request.method().equals("GET") && request.path().startsWith("/x-dna/")))
                .extracting(sighting -> sighting.nanos() - struck.get())
                .filteredOn(since -> since > 0)
                .isNotEmpty()
                .allMatch(since -> since >= wait.toNanos());
    }

    /** The check page looks upstream as well, and so shows when that can be done again. */
    private static Form confirmationOnceUpstreamIsReadAgain(long account) {
        AtomicReference<Page> check = new AtomicReference<>();
        Waiting.until("upstream can be read", () -> {
            Page form = browser.get(Operation.TOP_UP.path(account));
            check.set(Form.on(form).typing(Operation.TOP_UP.typed("")).send(browser));
            return check.get().status() == 200;
        });
        return Form.on(check.get()).confirming();
    }

    private static Predicate<Request> readsOf(long account) {
        return request -> request.method().equals("GET") && request.path().equals("/x-dna/" + account);
    }
}
