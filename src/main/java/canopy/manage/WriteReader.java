package canopy.manage;

import canopy.manage.AnswerReader.SaysError;
import canopy.values.AccountId;
import canopy.values.Money;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answers to writes (manage-api 7.1, 7.3, 7.4, 7.6). An answer that does not show that the write was done, or is
 * about another account, is unusable, and so leaves the outcome unknown.
 */
final class WriteReader {

    private static final String[] KEY_NAMES = {"SecretKey", "secret_key", "NewSecretKey", "Key"};

    private WriteReader() {}

    static Created created(Answer answer) throws IOException, SaysError {
        Fields body = confirmed(answer);
        Fields user = body.object("User");
        Fields data = body.object("data");
        String key = firstKey(user, body, data);
        Party account = party(user, answer.reading().now());
        AccountId id = account == null ? body.id("ID") : account.id();
        return new Created(
                id,
                key == null ? null : new ChildKey(key),
                party(body.object("Parent"), answer.reading().now()),
                account);
    }

    static Movement movement(Answer answer, AccountId asked) throws IOException, SaysError {
        Fields body = confirmed(answer);
        Party account = matching(body, asked, answer.reading().now());
        Movement movement =
                new Movement(party(body.object("Parent"), answer.reading().now()), account);
        body.countUnknown();
        return movement;
    }

    static Deleted deleted(Answer answer, AccountId asked) throws IOException, SaysError {
        Fields body = confirmed(answer);
        Party account = matching(body, asked, answer.reading().now());
        Deleted deleted =
                new Deleted(party(body.object("Parent"), answer.reading().now()), account);
        body.countUnknown();
        return deleted;
    }

    /** The key upstream names, else the one that was sent: it took that one, or it would have refused. */
    static Rotation rotation(Answer answer, OwnerKey sent) throws IOException, SaysError {
        Fields body = confirmed(answer);
        Fields rotate = body.object("rotate");
        String key = firstKey(rotate, body.object("User"), body, body.object("data"));
        Fields details = rotate == null ? body : rotate;
        try {
            return new Rotation(key == null ? sent : new OwnerKey(key), details.id("id"), details.time("timestamp"));
        } catch (IllegalArgumentException notAKey) {
            throw new UnusableAnswer("The rotation names a key of an unknown form");
        }
    }

    private static Fields confirmed(Answer answer) throws IOException, SaysError {
        Fields body = answer.object();
        JsonNode action = body.raw("Action");
        boolean confirms = (action != null && action.isString())
                || isObject(body, "User")
                || isObject(body, "Parent")
                || isObject(body, "rotate")
                || body.id("ID") != null
                || Boolean.TRUE.equals(body.flag("success"))
                || firstKey(body, body.object("data")) != null;
        body.raw("message");
        if (!confirms) {
            throw new UnusableAnswer("The answer does not say what was done");
        }
        return body;
    }

    private static boolean isObject(Fields body, String name) {
        JsonNode node = body.raw(name);
        return node != null && node.isObject();
    }

    private static @Nullable Party matching(Fields body, AccountId asked, Instant now) throws UnusableAnswer {
        Party account = party(body.object("User"), now);
        AccountId id = account == null ? body.id("ID") : account.id();
        if (id != null && !id.equals(asked)) {
            throw new UnusableAnswer("The answer is about account " + id + ", not " + asked);
        }
        return account;
    }

    private static @Nullable Party party(@Nullable Fields side, Instant now) {
        if (side == null) {
            return null;
        }
        side.flattened("Updates");
        List<CreditCard> cards = SubaccountReader.cards(side);
        Money stated = side.money("Balance");
        Money sum = DashboardReader.spendable(cards, now);
        return new Party(side.id("ID"), side.text("Name"), sum == null ? stated : sum, cards);
    }

    /** Masked keys, as lists show them, are none. */
    private static @Nullable String firstKey(@Nullable Fields... places) {
        for (Fields place : places) {
            String key = place == null ? null : place.label(KEY_NAMES);
            if (key != null && !key.contains("*")) {
                return key;
            }
        }
        return null;
    }
}
