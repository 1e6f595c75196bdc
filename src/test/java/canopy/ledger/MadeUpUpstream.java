package canopy.ledger;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.support.RawServer;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import canopy.support.Replies;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An upstream on a real socket with bills that a test makes up, and the consoles that are filled from it. */
final class MadeUpUpstream implements AutoCloseable {

    static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-03-10");
    static final UpstreamDay YESTERDAY = TODAY.plusDays(-1);
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Dna BRANCH = new Dna(".1.7.");

    final Now now = new Now("2026-03-10T04:00:00Z");
    final MadeUpTree tree = new MadeUpTree().put(7, ".1.7.").put(8, ".1.7.8.");

    /** What it was asked for so far. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What it answers instead of a bill; null for the bill. */
    volatile Function<Request, @Nullable Reply> instead = request -> null;

    volatile String[] headers = {};

    /** What account 8 costs each day. */
    volatile String eight = "1.25";

    private final RawServer server = new RawServer(RawServer.freePort(), this::answer);

    /** Each turn of its filling is a test's own. */
    LedgerParts console(DataSource database, String... settings) {
        LedgerParts console = new LedgerParts(database, server.url(), now, tree, settings);
        console.get(Worker.class).stop();
        return console;
    }

    static void fill(LedgerParts console) {
        Filler filler = console.get(Filler.class);
        while (filler.turn().isZero()) {}
    }

    List<String> bills() {
        return asked.stream().filter(target -> target.startsWith("/x-bill")).toList();
    }

    List<String> owns() {
        return asked.stream()
                .filter(target -> target.startsWith("/dashboard/bill"))
                .toList();
    }

    /** Whether the ledger has all that it is to have. */
    static boolean isComplete(LedgerParts console) {
        return console.ledger.filling().state() == Filling.State.COMPLETE;
    }

    static boolean isOwn(Request request) {
        return request.path().equals("/dashboard/bill");
    }

    static Span span(Request request) {
        Map<String, String> asked = new HashMap<>();
        for (String parameter :
                request.target().substring(request.path().length() + 1).split("&")) {
            asked.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        String day = asked.get("date");
        return new Span(
                UpstreamDay.valueOf(day == null ? asked.get("start") : day),
                UpstreamDay.valueOf(day == null ? asked.get("end") : day));
    }

    /** A bill without accounts whose total is that of the days that can be read. */
    static Reply own(Request request, Function<UpstreamDay, @Nullable String> costs) {
        return own(
                request,
                costs,
                span(request).days().stream()
                        .map(costs)
                        .filter(cost -> cost != null && cost.matches("[0-9.]+"))
                        .map(Money::of)
                        .reduce(Money.ZERO, Money::plus)
                        .toString());
    }

    /** @param costs of each day as it is written; null leaves the day out */
    static Reply own(Request request, Function<UpstreamDay, @Nullable String> costs, String total) {
        String days = span(request).days().stream()
                .filter(day -> costs.apply(day) != null)
                .map(day -> """
                        {"date":"%s","total_credit_used":%s,"total_requests":1,
                         "line_items":[{"name":"large","cost":%s,"usage":{"model_stats":{"Requests":1}}}]}""".formatted(day, costs.apply(day), costs.apply(day)))
                .collect(Collectors.joining(","));
        return Replies.json(
                200, "{\"total_credit_used\":%s,\"total_requests\":1,\"daily_costs\":[%s]}".formatted(total, days));
    }

    private Reply answer(Request request) {
        asked.add(request.target());
        Reply other = instead.apply(request);
        if (other != null) {
            return other;
        }
        if (request.path().equals("/dashboard/bill")) {
            return Replies.json(200, "{\"total_credit_used\":0,\"total_requests\":0,\"daily_costs\":[]}", headers);
        }
        String day = request.target().substring("/x-bill?date=".length());
        Money total = Money.of("2.5").plus(Money.of(eight));
        return Replies.json(200, bill(day, total.toString(), account(7, "2.5") + "," + account(8, eight)), headers);
    }

    static String bill(String day, String total, String accounts) {
        return """
                {"object":"list","total_credit_used":%s,"total_requests":2,"usage_summary":{},
                 "daily_costs":[{"date":"%s","total_credit_used":%s,"total_requests":2,
                   "line_items":[{"name":"large","cost":%s,"usage":{"model_stats":{"Requests":2}}}]}],
                 "usage_users":[%s]}""".formatted(total, day, total, total, accounts);
    }

    static String account(long id, String cost) {
        return "{\"id\":%d,\"name\":\"account-%d\",\"total_credit_used\":%s,\"total_requests\":1}"
                .formatted(id, id, cost);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
