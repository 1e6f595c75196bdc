package canopy.ledger;

import canopy.sandbox.Running;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import canopy.values.UpstreamDay;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a sandbox's own books say, asked of it directly, as far as bills in a given form can tell it. */
public final class Books {

    private final Running sandbox;
    private final Wire.Form form;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, JsonNode> asked = new HashMap<>();

    public Books(Running sandbox, Wire.Form form) {
        this.sandbox = sandbox;
        this.form = form;
    }

    /** Where each account stands, itself included. */
    public Map<AccountId, Dna> branches() {
        Map<AccountId, Dna> branches = new HashMap<>();
        for (JsonNode row : ask("/x-dna?page=1&size=1000")) {
            AccountId id = new AccountId(row.get("ID").asLong());
            branches.put(id, Dna.branchOf(new Dna(row.get("DNA").asString()), id));
        }
        return branches;
    }

    public Figures total(UpstreamDay day) {
        return figures(ask("/x-bill?date=" + day), true);
    }

    public Figures own(UpstreamDay day) {
        return figures(ask("/dashboard/bill?date=" + day), true);
    }

    /** Accounts of a day, by id. */
    public Map<Long, Figures> accounts(UpstreamDay day) {
        Map<Long, Figures> accounts = new TreeMap<>();
        for (JsonNode user : ask("/x-bill?date=" + day).get("usage_users")) {
            accounts.put(user.get("id").asLong(), figures(user, false));
        }
        return accounts;
    }

    /** Models of one account in a span, or of all of them where none is given. */
    public Map<String, Figures> models(Span span, String account) {
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
