package canopy.faults;

import canopy.support.RawServer.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One kind of write, as a person does it: which page, and what is typed there.
 *
 * @param born the settings, as JSON after a comma, with which its account is made
 * @param path the page; {@code {id}} stands for the account
 * @param typed what is typed on it; {@code {name}} stands for the account's name
 * @param steps how many calls upstream it takes
 * @param struck which of them meets the fault, from 1
 */
record Operation(String name, String born, String path, Map<String, String> typed, int steps, int struck) {

    private static final String SMALL = ",\"CreditGranted\":2";
    private static final String REASON = "drill";

    static final Operation CREATE = new Operation(
            "create",
            "",
            "/subaccounts/new",
            Map.of("name", "{name}", "email", "{name}@drill.example", "creditGranted", "3"),
            1,
            1);

    static final Operation TOP_UP = one(
            "top up",
            SMALL,
            "credit",
            Map.of("direction", "top-up", "creditGranted", "7.5", "days", "30", "reason", REASON));

    /** Not among {@link #all}: it changes the key for everybody, so it has a ground of its own. */
    static final Operation ROTATE = new Operation(
            "rotate the owner key",
            SMALL,
            "/owner-key/rotation",
            Map.of("confirmName", "canopy-owner", "reason", REASON),
            1,
            1);

    /** Every write there is: a new one is a line here. */
    static List<Operation> all() {
        return List.of(
                CREATE,
                TOP_UP,
                one(
                        "claw back",
                        ",\"CreditGranted\":10",
                        "credit",
                        Map.of("direction", "claw-back", "creditGranted", "4.25", "days", "30", "reason", REASON)),
                edit("profile", SMALL, Map.of("alias", "Somebody else")),
                edit("state", SMALL, Map.of("status", "false")),
                edit("limits", SMALL, Map.of("hardLimit", "90", "softLimit", "45.5")),
                edit("rates", SMALL, Map.of("rates", "2.5")),
                edit("rate limits", SMALL, Map.of("rpm", "50", "tpd", "90000")),
                edit("access", SMALL, Map.of("allowIPs", "203.0.113.0/24\n198.51.100.7")),
                swap(1),
                swap(2),
                edit("models", SMALL, Map.of("modelMapper", "gpt-3.5*=gpt-4o-mini")),
                edit("owner's fields", SMALL, Map.of("level", "3", "factor", "1.25")),
                one("suspend", SMALL, "suspension", Map.of("suspended", "true", "reason", REASON)),
                one(
                        "resume",
                        SMALL + ",\"Suspended\":true",
                        "suspension",
                        Map.of("suspended", "false", "reason", REASON)),
                one("delete", SMALL, "deletion", Map.of("confirmName", "{name}", "reason", REASON)));
    }

    boolean creates() {
        return born.isEmpty();
    }

    boolean rotates() {
        return this == ROTATE;
    }

    /** What is read upstream just before the calls. Walks and bills, which are read at any moment, are not among it. */
    Predicate<Request> looks(long account, String name) {
        return request -> request.method().equals("GET") && isLook(request, account, name);
    }

    private boolean isLook(Request request, long account, String name) {
        if (rotates()) {
            return request.path().equals("/dashboard/status");
        }
        return creates() ? request.target().contains(name) : request.path().equals("/x-dna/" + account);
    }

    /** What is typed for an account of that name. */
    Map<String, String> typed(String name) {
        Map<String, String> filled = new HashMap<>(typed);
        filled.replaceAll((field, value) -> value.replace("{name}", name));
        return filled;
    }

    /** The calls upstream that this operation makes. */
    Predicate<Request> writes(long account, String name) {
        if (rotates()) {
            return request -> request.path().equals("/x-self");
        }
        return creates()
                ? request -> request.method().equals("POST")
                        && request.path().equals("/x-users")
                        && request.body().contains("\"" + name + "\"")
                : request -> isWriteOf(account, request);
    }

    static boolean isWriteOf(long account, Request request) {
        return !request.method().equals("GET") && request.path().equals("/x-users/" + account);
    }

    String path(long account) {
        return path.replace("{id}", Long.toString(account));
    }

    private static Operation edit(String group, String born, Map<String, String> typed) {
        return one("edit " + group, born, "edit", typed);
    }

    /** One list entry goes and another comes: two calls. */
    private static Operation swap(int struck) {
        return new Operation(
                "edit access by two calls, call " + struck,
                SMALL + ",\"AllowModels\":\"gpt-4* claude-*\"",
                "/subaccounts/{id}/edit",
                Map.of("allowModels", "gpt-4*\ngemini-*"),
                2,
                struck);
    }

    private static Operation one(String name, String born, String page, Map<String, String> typed) {
        return new Operation(name, born, "/subaccounts/{id}/" + page, typed, 1, 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
