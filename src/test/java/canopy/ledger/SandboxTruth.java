package canopy.ledger;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A sandbox whose clock stands still, what its own books say, and a ledger that was filled from it over a wire. */
final class SandboxTruth {

    static final int ACCOUNTS = 24;
    static final int FILLED = 40;

    /** 15:00 on 21 November in Shanghai. */
    static final String AFTERNOON = "2026-11-21T07:00:00Z";

    static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-21");

    private static final Map<Wire.Form, SandboxTruth> MADE = new HashMap<>();

    final Wire.Form form;
    final Now now = new Now(AFTERNOON);
    final Running sandbox;
    final Wire wire;
    final MadeUpTree tree = new MadeUpTree();
    final LedgerParts console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, JsonNode> asked = new HashMap<>();

    /** One for each form, for as long as the tests run. */
    static synchronized SandboxTruth in(Wire.Form form) {
        return MADE.computeIfAbsent(form, SandboxTruth::new);
    }

    private SandboxTruth(Wire.Form form) {
        this.form = form;
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(ACCOUNTS).withClock(now));
        wire = new Wire(sandbox.baseUrl(), form);
        for (JsonNode row : ask("/x-dna?page=1&size=1000")) {
            long id = row.get("ID").asLong();
            tree.put(
                    id,
                    Dna.branchOf(new Dna(row.get("DNA").asString()), new AccountId(id))
                            .path());
        }
        console = new LedgerParts(
                Databases.H2.fresh(),
                wire.url(),
                sandbox.ownerKey(),
                now,
                tree,
                "canopy.ledger.days=" + FILLED,
                "canopy.ledger.filling=false");
        fill();
    }

    /** Reads until nothing is left to read. */
    void fill() {
        Filler filler = console.get(Filler.class);
        while (filler.turn().isZero()) {}
    }

    Figures total(UpstreamDay day) {
        return figures(ask("/x-bill?date=" + day), true);
    }

    Figures own(UpstreamDay day) {
        return figures(ask("/dashboard/bill?date=" + day), true);
    }

    /** Accounts of a day, by id. */
    Map<Long, Figures> accounts(UpstreamDay day) {
        Map<Long, Figures> accounts = new TreeMap<>();
        for (JsonNode user : ask("/x-bill?date=" + day).get("usage_users")) {
            accounts.put(user.get("id").asLong(), figures(user, false));
        }
        return accounts;
    }

    /** Models of one account in a span, or of all of them where none is given. */
    Map<String, Figures> models(Span span, String account) {
        String user = account.isEmpty() ? "" : "&user=" + account;
        JsonNode bill = ask("/x-bill?start=" + span.from() + "&end=" + span.to() + user);
        Map<String, Figures> models = new TreeMap<>();
        for (Map.Entry<String, JsonNode> model : bill.get("usage_summary").properties()) {
            JsonNode stats = model.getValue().get("model_stats");
            boolean older = form == Wire.Form.OLDER_SHAPE;
            models.put(
                    model.getKey(),
                    new Figures(
                            new Money(stats.get("CreditUsed").decimalValue()),
                            stats.get("Requests").asLong(),
                            stats.get("Prompt").asLong(),
                            stats.get("Completion").asLong(),
                            older ? null : Long.valueOf(stats.get("ImageN").asLong()),
                            older
                                    ? null
                                    : Long.valueOf(stats.at("/CachedDetails/cache_creation_input_tokens")
                                            .asLong()),
                            older
                                    ? null
                                    : Long.valueOf(stats.at("/CachedDetails/cache_read_input_tokens")
                                            .asLong())));
        }
        return models;
    }

    List<Dna> branches() {
        return tree.branches.values().stream().sorted().toList();
    }

    List<AccountId> within(Dna branch) {
        return tree.branches.entrySet().stream()
                .filter(entry -> entry.getValue().isWithin(branch))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The older shape says less: of days no images and cache writes, of accounts cost and requests alone. */
    private Figures figures(JsonNode totals, boolean ofDay) {
        boolean older = form == Wire.Form.OLDER_SHAPE;
        boolean all = !older;
        boolean tokens = all || ofDay;
        return new Figures(
                new Money(totals.get("total_credit_used").decimalValue()),
                totals.get("total_requests").asLong(),
                tokens ? Long.valueOf(totals.get("total_prompt").asLong()) : null,
                tokens ? Long.valueOf(totals.get("total_completion").asLong()) : null,
                all ? Long.valueOf(totals.get("total_image_n").asLong()) : null,
                all
                        ? Long.valueOf(totals.at("/total_cached_details/cache_creation_input_tokens")
                                .asLong())
                        : null,
                tokens
                        ? Long.valueOf(totals.at("/total_cached_details/cache_read_input_tokens")
                                .asLong())
                        : null);
    }

    private JsonNode ask(String target) {
        return asked.computeIfAbsent(
                target,
                path -> Wire.JSON.readTree(Wire.get(http, sandbox.baseUrl(), path, "Bearer " + sandbox.ownerKey())
                        .body()));
    }
}
