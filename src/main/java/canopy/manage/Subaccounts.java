package canopy.manage;

import canopy.manage.Answer.Streamed;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import canopy.values.AccountId;
import canopy.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient.RequestBodySpec;

/**
 * The accounts below the owner's: {@code /x-users} and {@code /x-dna}. Each method is one request upstream; reads can cost
 * money there, so callers take them from the daily budget first.
 *
 * <p>Reads throw {@link NotFound}, {@link Rejected} or {@link Unavailable}; writes also {@link Unknown}, after which they
 * must not be repeated.
 */
public class Subaccounts {

    /** The most rows upstream puts on a page. */
    public static final int LARGEST_PAGE = 1000;

    // Some editions answer with everything where they were asked for a page.
    private static final int MOST_ROWS = 10 * LARGEST_PAGE;

    private final Door door;

    Subaccounts(Door door) {
        this.door = door;
    }

    /** Everybody below the owner's account, at any depth ({@code GET /x-dna}); page from 1, size up to 1,000. */
    public Slice<Subaccount> descendants(AccountFilter filter, int page, int size) {
        MultiValueMap<String, String> query = query(filter, page, size);
        return list(Endpoint.DESCENDANTS, key -> door.api().descendants(key, query), page, size);
    }

    /** Direct children only ({@code GET /x-users}); page from 1, size up to 1,000. */
    public Slice<Subaccount> children(AccountFilter filter, int page, int size) {
        MultiValueMap<String, String> query = query(filter, page, size);
        return list(Endpoint.CHILDREN, key -> door.api().children(key, query), page, size);
    }

    /**
     * One account, at any depth ({@code GET /x-dna/{id}}: {@code /x-users/{id}} probably finds direct children only).
     *
     * @throws Unavailable also when the answer is about another account
     */
    public Subaccount find(AccountId id) {
        Slice<Subaccount> found = list(Endpoint.DESCENDANT, key -> door.api().descendant(key, id), 1, LARGEST_PAGE);
        return only(found, id);
    }

    /** One direct child ({@code GET /x-users/{id}}). */
    public Subaccount findChild(AccountId id) {
        Slice<Subaccount> found = list(Endpoint.CHILD, key -> door.api().child(key, id), 1, LARGEST_PAGE);
        return only(found, id);
    }

    /**
     * Creates an account below the owner's ({@code POST /x-users}). The answer is the only time its key can be seen, if it
     * is there at all.
     */
    public Created create(NewSubaccount account) {
        byte[] body = account.body();
        return door.writes().write(Endpoint.CREATE, key -> door.api().create(key, body), WriteReader::created);
    }

    /**
     * Changes settings ({@code PUT /x-users/{id}}), in one call.
     *
     * @throws IllegalArgumentException when the change is one of another account; nothing is sent then
     */
    public Movement update(AccountId id, SettingsChange change) {
        if (!change.id().equals(id)) {
            throw new IllegalArgumentException("The change is one of account " + change.id() + ", not " + id);
        }
        return put(id, change.body());
    }

    /**
     * Moves money ({@code PUT /x-users/{id}} without a name): a positive amount becomes a new card of the account's, a
     * negative one is clawed back to its parent.
     *
     * @param credit US dollars, not zero
     * @param days how long a new card is valid, 0 to 365, fractions allowed
     * @param memo a note that upstream keeps with the card
     */
    public Movement grant(AccountId id, Money credit, BigDecimal days, @Nullable String memo) {
        return put(id, Json.bytes(grantFields(credit, days, memo)));
    }

    /** The body of {@link #grant}, in JSON: what a journal writes down before it is sent. */
    public static String grantJson(Money credit, BigDecimal days, @Nullable String memo) {
        return new String(Json.bytes(grantFields(credit, days, memo)), StandardCharsets.UTF_8);
    }

    /** Deletes an account for good ({@code DELETE /x-users/{id}}): its key dies at once, what is left goes to its parent. */
    public Deleted delete(AccountId id) {
        return door.writes()
                .write(Endpoint.DELETE, key -> door.api().delete(key, id), answer -> WriteReader.deleted(answer, id));
    }

    private Movement put(AccountId id, byte[] body) {
        return door.writes()
                .write(
                        Endpoint.UPDATE,
                        key -> door.api().update(key, id, body),
                        answer -> WriteReader.movement(answer, id));
    }

    private static Map<String, Object> grantFields(Money credit, BigDecimal days, @Nullable String memo) {
        if (credit.isZero()) {
            throw new IllegalArgumentException("There is no money in a movement of zero");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("CreditGranted", credit.amount());
        fields.put("Days", days);
        if (memo != null) {
            fields.put("Memo", memo);
        }
        return fields;
    }

    private Slice<Subaccount> list(Endpoint endpoint, Function<OwnerKey, RequestBodySpec> request, int page, int size) {
        return door.reads().read(endpoint, request, answer -> slice(answer, page, size));
    }

    private static Slice<Subaccount> slice(Answer answer, int page, int size)
            throws IOException, AnswerReader.SaysError {
        Long stated = answer.number("X-Total-Count");
        if (stated != null && stated == 0) {
            // An empty list is written in many ways, one of them null; the header leaves no doubt.
            return new Slice<>(List.of(), page, size, stated, 0);
        }
        Rows rows = new Rows();
        Consumer<Fields> row = rows::add;
        Streamed streamed = answer.stream(Map.of("", row, "users", row, "data", row, "rows", row), Set.of());
        Fields rest = streamed.rest();
        Long total = stated == null ? rest.number("total", "total_count") : stated;
        if (!streamed.sawList() && rest.raw("ID") != null) {
            rows.add(rest);
            rest.countUnknown();
        } else if (!streamed.sawList() && !isEmpty(rest)) {
            throw new UnusableAnswer("The answer is no list of accounts");
        }
        return rows.slice(page, size, total);
    }

    /** The accounts of a page as they come in. */
    private static final class Rows {

        private final List<Subaccount> accounts = new ArrayList<>();
        private int unusable;

        void add(Fields row) {
            if (accounts.size() + unusable == MOST_ROWS) {
                throw new UncheckedIOException(new UnusableAnswer("A page of more than " + MOST_ROWS + " accounts"));
            }
            try {
                accounts.add(SubaccountReader.read(row));
            } catch (UnusableAnswer withoutId) {
                unusable++;
            }
        }

        Slice<Subaccount> slice(int page, int size, @Nullable Long total) throws UnusableAnswer {
            if (accounts.isEmpty() && unusable > 0) {
                throw new UnusableAnswer("Accounts without a usable ID");
            }
            return new Slice<>(List.copyOf(accounts), page, size, total, unusable);
        }
    }

    /** {@code {}}, or {@code {"users": {}}}, is how an empty list can come back. */
    private static boolean isEmpty(Fields rest) {
        List<Fields> wrapped = rest.objects("users", "data", "rows");
        return rest.isEmpty() || (wrapped != null && wrapped.isEmpty());
    }

    private static Subaccount only(Slice<Subaccount> found, AccountId id) {
        if (found.rows().isEmpty()) {
            throw new NotFound("No account " + id);
        }
        return found.rows().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Unavailable("Asked for account " + id + ", upstream answered with another", null));
    }

    private static MultiValueMap<String, String> query(AccountFilter filter, int page, int size) {
        if (page < 1 || size < 1 || size > LARGEST_PAGE) {
            throw new IllegalArgumentException("Pages of accounts start at 1 and hold 1 to " + LARGEST_PAGE);
        }
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        put(query, "id", filter.id());
        put(query, "name", filter.name());
        put(query, "email", filter.email());
        put(query, "level", filter.level());
        put(query, "dna", filter.dna());
        put(query, "page", page);
        put(query, "size", size);
        put(query, "order", filter.order());
        return query;
    }

    private static void put(MultiValueMap<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.add(name, value.toString());
        }
    }
}
