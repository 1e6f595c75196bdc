package canopy.ledger;

import static canopy.ledger.MadeUpUpstream.BRANCH;
import static canopy.ledger.MadeUpUpstream.PATIENCE;
import static canopy.ledger.MadeUpUpstream.TODAY;
import static canopy.ledger.MadeUpUpstream.YESTERDAY;
import static canopy.ledger.MadeUpUpstream.account;
import static canopy.ledger.MadeUpUpstream.bill;
import static canopy.ledger.MadeUpUpstream.fill;
import static canopy.ledger.MadeUpUpstream.isOwn;
import static canopy.ledger.MadeUpUpstream.own;
import static canopy.ledger.MadeUpUpstream.span;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Databases;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of a branch: of days that cannot be used, and of a head that upstream counts in or leaves out. */
class BranchModelsTests {

    private final MadeUpUpstream upstream = new MadeUpUpstream();

    @AfterEach
    void end() throws IOException {
        upstream.close();
    }

    @Test
    void keepsTheModelsOfABranchOnTheDaysThatCanBeUsed() {
        UpstreamDay bad = TODAY.plusDays(-2);
        Span span = Span.lastDays(3, YESTERDAY);
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            upstream.instead = request ->
                    request.target().contains("user=") ? own(request, day -> day.equals(bad) ? "null" : "3.75") : null;
            upstream.asked.clear();
            console.ledger.models(span, BRANCH);
            fill(console);
            ModelDays models = console.ledger.models(span, BRANCH);
            fill(console);

            assertThat(upstream.bills()).hasSize(1);
            assertThat(models.state()).isEqualTo(ModelDays.State.NOT_AVAILABLE);
            assertThat(models.trouble()).isEqualTo(Trouble.UNUSABLE_BILL);
            assertThat(models.byDay()).containsOnlyKeys(span.from(), span.to());
            assertThat(models.total()).isNull();
            upstream.instead = request -> request.target().contains("user=") ? own(request, day -> "3.75") : null;
            upstream.now.pass(Duration.ofSeconds(31));
            console.ledger.models(span, BRANCH);
            fill(console);
            assertThat(upstream.bills()).hasSize(2).last().isEqualTo("/x-bill?date=2026-03-08&user=.1.7.");
            assertThat(console.ledger.models(span, BRANCH).total()).isNotNull();
        }
    }

    /** Each look would otherwise want the days that were not put off yet: one read a day of the span. */
    @Test
    void putsOffAllDaysOfABranchWhoseAnswerIsOfNoUse() {
        Span span = Span.lastDays(3, YESTERDAY);
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            upstream.instead = request -> request.target().contains("user=") ? Replies.json(200, "{}") : null;
            upstream.asked.clear();
            for (int look = 0; look < 5; look++) {
                console.ledger.models(span, BRANCH);
                fill(console);
            }

            assertThat(upstream.bills()).hasSize(1);
            assertThat(console.ledger.models(span, BRANCH).state()).isEqualTo(ModelDays.State.NOT_AVAILABLE);
            assertThat(console.jdbc()
                            .sql("select count(*) from ledger_want")
                            .query(Integer.class)
                            .single())
                    .isZero();
            upstream.instead = request -> request.target().contains("user=") ? own(request, day -> "3.75") : null;
            upstream.now.pass(Duration.ofSeconds(31));
            console.ledger.models(span, BRANCH);
            fill(console);
            assertThat(console.ledger.models(span, BRANCH).total()).isNotNull();
            assertThat(upstream.bills()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 2"})
    void tellsModelsOfTodayWithTheHeadWhetherUpstreamCountsItInOrNot(boolean countsIn, int requests) {
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            // Others in the branch have used far more since today was read than its head did.
            upstream.instead =
                    request -> ofBranch(request, day -> "2.5", day -> day.equals(TODAY) ? "9.25" : "1.25", countsIn);
            upstream.asked.clear();
            console.ledger.models(Span.of(TODAY), BRANCH);
            fill(console);

            ModelDays models = console.ledger.models(Span.of(TODAY), BRANCH);
            assertThat(models.total().cost()).isEqualTo(Money.of("11.75"));
            assertThat(models.unsure()).isNull();
            assertThat(upstream.bills())
                    .hasSize(requests)
                    .first()
                    .isEqualTo("/x-bill?start=2026-03-09&end=2026-03-10&user=.1.7.");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 6, 2.5, 1", "false, 6, 2.5, 1", "false, 1.25, , 2"})
    void saysThatModelsOfTodayMayLackAHeadThatNeverUsedAnythingBefore(
            boolean countsIn, String eight, @Nullable String unsure, int requests) {
        upstream.instead = request ->
                request.target().contains("user=") || request.target().endsWith("date=" + TODAY)
                        ? null
                        : isOwn(request)
                                ? null
                                : Replies.json(200, bill(span(request).from().toString(), "1.25", account(8, "1.25")));
        try (LedgerParts console = upstream.console(Databases.H2.fresh(), "canopy.ledger.days=3")) {
            fill(console);
            console.ledger.refreshToday(PATIENCE);
            upstream.instead = request -> ofBranch(
                    request,
                    day -> day.equals(TODAY) ? "2.5" : "0",
                    day -> day.equals(TODAY) ? eight : "1.25",
                    countsIn);
            upstream.asked.clear();
            console.ledger.models(Span.of(TODAY), BRANCH);
            fill(console);

            ModelDays models = console.ledger.models(Span.of(TODAY), BRANCH);
            assertThat(models.unsure()).isEqualTo(unsure == null ? null : Money.of(unsure));
            assertThat(models.total().cost())
                    .isEqualTo(
                            Money.of(countsIn || unsure == null ? "2.5" : "0").plus(Money.of(eight)));
            assertThat(upstream.bills()).hasSize(requests);
        }
    }

    /** An upstream that counts the head of a branch in, or leaves it out. */
    private static @Nullable Reply ofBranch(
            Request request,
            Function<UpstreamDay, String> seven,
            Function<UpstreamDay, String> eight,
            boolean countsIn) {
        if (request.target().endsWith("user=7")) {
            return own(request, seven);
        }
        if (!request.target().endsWith("user=.1.7.")) {
            return null;
        }
        return own(
                request,
                day -> countsIn
                        ? Money.of(seven.apply(day))
                                .plus(Money.of(eight.apply(day)))
                                .toString()
                        : eight.apply(day));
    }
}
