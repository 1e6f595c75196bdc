package canopy.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.directory.Attention;
import canopy.directory.BranchFigures;
import canopy.directory.Row;
import canopy.directory.Status;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubaccountsCsvTests {

    private static final Instant READ = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void writesOneLinePerAccountBelowTheNamesOfTheColumns() throws IOException {
        StringWriter out = new StringWriter();
        SubaccountsCsv csv = new SubaccountsCsv(out, READ);

        csv.add(row("prod", "A \"quoted\", name", Money.of("812.400001")));
        csv.finish();

        assertThat(out.toString().lines())
                .containsExactly(
                        "\uFEFFid,name,alias,email,branch,level,status,balance_usd,spent_today_usd,spent_month_usd,"
                                + "daily_limit_usd,hard_limit_usd,children,next_expiry_utc,attention,complete_as_of_utc",
                        "7,prod,\"A \"\"quoted\"\", name\",p@example.com,.1.7.,2,suspended,812.400001,,762.75,,1000,3,"
                                + "2026-12-02T00:00:00Z,credit_expiring suspended,2026-11-21T04:00:00Z");
    }

    @Test
    void saysThatItIsNotComplete() throws IOException {
        StringWriter out = new StringWriter();
        SubaccountsCsv csv = new SubaccountsCsv(out, null);
        csv.add(row("prod", null, null));
        csv.finish();

        assertThat(out.toString()).endsWith(",not yet complete\r\n").contains("prod,,p@example.com");
    }

    private static Row row(String name, String alias, Money balance) {
        return new Row(
                new AccountId(7),
                new Dna(".1.7."),
                0,
                null,
                name,
                alias,
                "p@example.com",
                2L,
                Status.SUSPENDED,
                balance,
                null,
                Money.of("762.75"),
                Money.of("1000"),
                null,
                3,
                Instant.parse("2026-12-02T00:00:00Z"),
                Set.of(Attention.SUSPENDED, Attention.CREDIT_EXPIRING),
                new BranchFigures(1, balance, null, 0, 0));
    }
}
