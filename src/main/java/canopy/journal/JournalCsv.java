package canopy.journal;

import canopy.journal.Answer.Refused;
import canopy.spreadsheets.Cells;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes intents as a plain table: the first line names the columns, amounts are exact US dollars, times are UTC, and an
 * empty cell is "none". Text that a spreadsheet would run as a formula is made plain.
 */
final class JournalCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "intent",
                    "prepared_at_utc",
                    "kind",
                    "state",
                    "account",
                    "account_name",
                    "person",
                    "reason",
                    "amount_usd",
                    "moves_money",
                    "payer",
                    "asked",
                    "result",
                    "all_as_asked",
                    "sent_at_utc",
                    "settled_at_utc",
                    "settled_by",
                    "why",
                    "refusal",
                    "trace_id")
            .get();

    private final CSVPrinter printer;
    private final JournalText text;

    JournalCsv(Writer out, JournalText text) throws IOException {
        // A spreadsheet takes a file without the mark for one in its own old encoding.
        out.write('\uFEFF');
        this.printer = new CSVPrinter(out, FORMAT);
        this.text = text;
    }

    void add(Intent intent) {
        Refused refusal = intent.refusal();
        try {
            printer.printRecord(
                    intent.id(),
                    intent.preparedAt(),
                    intent.kind().key(),
                    intent.state().key(),
                    intent.account(),
                    Cells.text(intent.accountName()),
                    Cells.text(intent.actorName()),
                    Cells.text(intent.reason()),
                    intent.amount(),
                    intent.money(),
                    intent.payer(),
                    facts(intent.facts()),
                    facts(intent.result()),
                    intent.state() == State.DONE ? intent.fulfilled() : null,
                    intent.sentAt(),
                    intent.course().settledAt(),
                    Cells.text(intent.outcome().settledBy()),
                    Cells.text(text.say(intent.outcome().why())),
                    refusal == null ? null : Cells.text(refusal.message()),
                    refusal == null ? null : Cells.text(refusal.traceId()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void finish() throws IOException {
        printer.flush();
    }

    private static @Nullable String facts(List<Fact> facts) {
        return Cells.text(facts.stream()
                .map(fact -> fact.field() + ": " + Objects.requireNonNullElse(fact.before(), "") + " → "
                        + Objects.requireNonNullElse(fact.after(), ""))
                .collect(Collectors.joining("; ")));
    }
}
