package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.BRANCH;
import static canopy.ledger.MadeUpUpstream.PATIENCE;
import static canopy.ledger.MadeUpUpstream.YESTERDAY;
import static canopy.ledger.MadeUpUpstream.account;
import static canopy.ledger.MadeUpUpstream.bill;
import static canopy.ledger.MadeUpUpstream.fill;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Databases;
import canopy.support.RawServer.Reply;
import canopy.support.Replies;
import canopy.support.Waiting;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filling makes of an upstream that fails, contradicts itself, or answers what was not asked. */
class FillingFaultTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "hang, UPSTREAM_SILENT",
        "drop, UPSTREAM_SILENT",
        "reset, UPSTREAM_SILENT",
        "500, UPSTREAM_SILENT",
        "429, UPSTREAM_REFUSED",
        "html, UPSTREAM_SILENT",
        "error, UPSTREAM_REFUSED",
        "truncated, UPSTREAM_SILENT",
        "types, UPSTREAM_SILENT",
        "empty, UPSTREAM_SILENT",
        "null, UPSTREAM_SILENT",
        "slow head, UPSTREAM_SILENT",
        "slow body, UPSTREAM_SILENT",
        "longer than promised, UPSTREAM_SILENT",
        "too large, UPSTREAM_SILENT",
        "nested, UPSTREAM_SILENT",
        "noise, UPSTREAM_SILENT",
        "bomb, UPSTREAM_SILENT",
        "redirect, UPSTREAM_SILENT",
        "401, UPSTREAM_REFUSED",
        "403, UPSTREAM_REFUSED",
        "404, UPSTREAM_REFUSED",
        "502, UPSTREAM_SILENT",
        "503, UPSTREAM_SILENT",
        "504, UPSTREAM_SILENT",
        "null fields, UPSTREAM_SILENT"
    })
    void pausesAndHealsByItselfAndKeepsNothingOfHalfAnAnswer(String fault, Trouble trouble) {
        try (LedgerParts console = upstream.console(
                Databases.H2.fresh(),
                "canopy.ledger.days=2",
                "canopy.manage.list-timeout=" + (fault.equals("hang") || fault.startsWith("slow") ? "500ms" : "10s"))) {
            upstream.instead = request -> request.path().equals("/x-bill") ? wrong(fault) : null;
            console.get(Filler.class).turn();

            Filling filling = console.ledger.filling();
            assertThat(filling.state()).isEqualTo(Filling.State.PAUSED);
            assertThat(filling.trouble()).isEqualTo(trouble);
            assertThat(filling.next()).isAfter(upstream.now.instant());
            assertThat(console.ledger.days(Span.of(YESTERDAY), Dna.WHOLE_TREE).missing())
                    .isEqualTo(1);
            assertThat(console.ledger
                            .accounts(Span.of(YESTERDAY), Dna.WHOLE_TREE, AccountOrder.COST, true, 1, 10)
                            .lines())
                    .isEmpty();
            int before = upstream.asked.size();
            console.get(Filler.class).turn();
            assertThat(upstream.asked).hasSize(before);

            upstream.instead = request -> null;
            upstream.now.pass(Duration.ofSeconds(fault.equals("429") ? 130 : 60));
            // The client's own breaker and cool-down go by the real clock.
            Waiting.until("all days are there", () -> {
                upstream.now.pass(Duration.ofSeconds(60));
                fill(console);
                return MadeUpUpstream.isComplete(console);
            });
            assertThat(console.ledger.filling().trouble()).isNull();
            assertThat(console.ledger.days(Span.of(YESTERDAY), BRANCH).total().cost())
                    .isEqualTo(Money.of("3.75"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"total_credit_used\":1,\"daily_costs\":[{\"date\":\"2026-03-01\",\"total_credit_used\":1}],\"usage_users\":[]}'",
        "'{\"total_credit_used\":1,\"daily_costs\":[{\"date\":\"2026-03-09\",\"total_credit_used\":1},{\"date\":\"2026-03-09\",\"total_credit_used\":1}],\"usage_users\":[]}'",
        "'{\"object\":\"list\",\"daily_costs\":[],\"usage_users\":[]}'",
        "'{\"total_credit_used\":\"NaN\",\"daily_costs\":[],\"usage_users\":[]}'",
        "'{\"total_credit_used\":1e25,\"daily_costs\":[],\"usage_users\":[]}'"
    })
    void keepsNothingThatIsNotTheDayAskedForAndGoesOnWithTheOthers(String bill) {
        upstream.instead =
                request -> request.target().equals("/x-bill?date=2026-03-09") ? Replies.json(200, bill) : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);

            assertThat(console.ledger
                            .days(Span.lastDays(3, YESTERDAY), Dna.WHOLE_TREE)
                            .days())
                    .extracting(DayLine::state)
                    .containsExactly(DayState.CLOSED, DayState.CLOSED, DayState.MISSING);
            upstream.instead = request -> null;
            upstream.now.pass(Duration.ofSeconds(31));
            fill(console);
            assertThat(console.ledger
                            .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                            .total()
                            .cost())
                    .isEqualTo(Money.of("3.75"));
        }
    }

    @Test
    void saysByHowMuchUpstreamContradictsItself() {
        upstream.instead = request -> request.path().equals("/x-bill")
                ? Replies.json(200, bill("2026-03-09", "10", account(7, "2.5") + "," + account(8, "1.25")))
                : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);

            DayLine line = console.ledger
                    .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                    .days()
                    .getFirst();
            assertThat(line.figures().cost()).isEqualTo(Money.of("10"));
            assertThat(line.disagreement()).isEqualTo(Money.of("6.25"));
            // Somebody used what no account is named for: one that is not named may have.
            assertThat(console.ledger
                            .curves(List.of(new AccountId(9)), Span.of(YESTERDAY))
                            .get(new AccountId(9)))
                    .containsOnlyNulls();
        }
    }

    @Test
    void countsAnAccountOnceThatABillNamesTwice() {
        String seven = account(7, "2.5");
        upstream.instead = request -> request.path().equals("/x-bill")
                ? Replies.json(200, bill("2026-03-09", "3.75", seven + "," + seven + "," + account(8, "1.25")))
                : null;
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=1")) {
            fill(console);

            assertThat(console.ledger.days(Span.of(YESTERDAY), BRANCH).total().cost())
                    .isEqualTo(Money.of("3.75"));
            assertThat(console.ledger
                            .days(Span.of(YESTERDAY), Dna.WHOLE_TREE)
                            .days()
                            .getFirst()
                            .disagreement())
                    .isNull();
        }
    }

    @Test
    void keepsNothingOfAnotherAccountsBills() {
        upstream.tree.ours = false;
        try (LedgerParts console = upstream.console(Databases.H2.fresh())) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);

            assertThat(upstream.asked).isEmpty();
            assertThat(console.ledger.filling().trouble()).isEqualTo(Trouble.OTHER_ACCOUNT);
        }
    }

    private static @Nullable Reply wrong(String fault) {
        String whole = bill("2026-03-09", "3.75", account(7, "2.5") + "," + account(8, "1.25"));
        return switch (fault) {
            case "hang" -> Replies.hang();
            case "drop" -> Replies.drop();
            case "reset" -> Replies.reset();
            case "500" -> Replies.json(500, "{\"message\":\"out of order\"}");
            case "429" -> Replies.json(429, "{\"message\":\"too many\"}", "Retry-After: 1");
            case "html" -> Replies.html(200);
            case "error" -> Replies.json(200, "{\"error\":{\"message\":\"no bills today\",\"code\":\"x\"}}");
            case "truncated" -> Replies.truncated(whole.substring(0, whole.length() - 40), whole.length());
            case "types" -> Replies.json(200, "{\"total_credit_used\":1,\"usage_users\":[7,8]}");
            case "empty" -> Replies.json(200, "");
            case "slow head" -> Replies.slowHead(whole, 20);
            case "slow body" -> Replies.slowBody(whole, 20);
            case "longer than promised" -> Replies.truncated(whole, whole.length() - 40);
            case "too large" -> Replies.endless("{\"daily_costs\":[", "{},", 80_000_000);
            case "nested" -> Replies.json(200, "[".repeat(10_000));
            case "noise" -> Replies.bytes(200, "application/json", new byte[] {-1, 0, -2, 127, 1, -128});
            case "bomb" -> Replies.bytes(200, "application/json", zeros(), "Content-Encoding: gzip");
            case "redirect" -> Replies.json(307, "", "Location: /x-bill?date=2026-03-08");
            case "401", "403", "404" -> Replies.json(Integer.parseInt(fault), "{\"message\":\"used up\"}");
            case "502" -> Replies.html(502);
            case "null fields" ->
                Replies.json(200, "{\"total_credit_used\":null,\"daily_costs\":null,\"usage_users\":null}");
            case "503", "504" -> Replies.json(Integer.parseInt(fault), "{}");
            default -> Replies.json(200, "null");
        };
    }

    /** A hundred megabytes, as a hundred kilobytes. */
    private static byte[] zeros() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[1_000_000]);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
