package canopy.journal;

import static canopy.journal.Event.Type.PREPARED;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes intents down, one at a time for each target, and refuses where another one is open. */
@Component
class Preparing {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int WAITING_AT_ONCE = 50;

    /** Taken by the rotation of the owner key; everybody else holds it only while an intent is written down. */
    private static final String OWNER_KEY = "owner-key";

    private final Locks locks;
    private final IntentTable intents;
    private final Chain chain;
    private final Endings endings;
    private final TransactionTemplate transaction;
    private final JournalTime time;
    private final JournalSettings settings;
    private final Semaphore waiting = new Semaphore(WAITING_AT_ONCE);

    Preparing(
            Locks locks,
            IntentTable intents,
            Chain chain,
            Endings endings,
            TransactionTemplate transaction,
            JournalTime time,
            JournalSettings settings) {
        this.locks = locks;
        this.intents = intents;
        this.chain = chain;
        this.endings = endings;
        this.transaction = transaction;
        this.time = time;
        this.settings = settings;
    }

    /** What an attempt to write an intent down has come to: it is new, or stands already, or others are in the way. */
    private record Attempt(@Nullable Intent standing, List<Intent> inTheWay) {}

    /**
     * Writes the intent down.
     *
     * @return the intent with this id that stood there before, or nothing when it is new
     * @throws Locked when another intent is open for the target; or one for a balance, or the owner key's exchange, is
     *     under way for longer than anybody waits
     */
    Optional<Intent> prepare(Viewer actor, Change change) {
        NavigableSet<String> targets = change.target().keys();
        NavigableSet<String> balances = balances(change);
        NavigableSet<String> held = new TreeSet<>(targets);
        held.addAll(balances);
        held.add(OWNER_KEY);
        locks.make(held);
        long patience = System.nanoTime() + settings.payerWait().toNanos();
        while (true) {
            Attempt attempt = attempt(actor, change, targets, balances, held);
            if (attempt.inTheWay().isEmpty()) {
                return Optional.ofNullable(attempt.standing()).map(standing -> same(standing, actor, change));
            }
            // Each in a transaction of its own: whoever adds to the chain must not wait for another intent's row.
            Intent inTheWay = attempt.inTheWay().stream()
                    .filter(intent -> !isForgotten(intent))
                    .findFirst()
                    .orElse(null);
            if (inTheWay == null) {
                continue;
            }
            if (inTheWay.state() == State.UNKNOWN
                    || inTheWay.state() == State.NEEDS_HUMAN
                    || isOn(targets, inTheWay)
                    || System.nanoTime() > patience
                    || !waited()) {
                throw new Locked(inTheWay, isOn(targets, inTheWay));
            }
        }
    }

    private Attempt attempt(
            Viewer actor,
            Change change,
            NavigableSet<String> targets,
            NavigableSet<String> balances,
            NavigableSet<String> held) {
        try {
            return transaction.execute(status -> {
                locks.hold(held);
                Optional<Intent> standing = intents.find(change.id());
                if (standing.isPresent()) {
                    return new Attempt(standing.get(), List.of());
                }
                Instant now = time.now();
                List<Intent> inTheWay = inTheWay(change, targets, balances);
                if (!inTheWay.isEmpty()) {
                    return new Attempt(null, inTheWay);
                }
                intents.insert(change, actor, now);
                locks.take(targets, change.id());
                locks.take(balances, change.id());
                chain.append(change.id(), now, PREPARED, told(actor, change));
                return new Attempt(null, List.of());
            });
        } catch (DuplicateKeyException sameIdElsewhere) {
            return new Attempt(intents.find(change.id()).orElseThrow(() -> sameIdElsewhere), List.of());
        }
    }

    private List<Intent> inTheWay(Change change, NavigableSet<String> targets, NavigableSet<String> balances) {
        AccountId account = change.target().account();
        Stream<Intent> forTarget = Stream.concat(
                        account == null ? Stream.empty() : intents.openFor(account).stream(),
                        locks.holders(targets).stream())
                .filter(intent -> intent.state().isOpen());
        Stream<Intent> forBalance = locks.holders(balances).stream()
                .filter(intent -> intent.state() == State.PREPARED || intent.state() == State.SENT);
        return Stream.of(forTarget, forBalance, forTheKey(change))
                .flatMap(Function.identity())
                .collect(Collectors.toMap(Intent::id, intent -> intent, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /**
     * What is not to be under way beside a change: the exchange of the key with which it would be sent; and for that
     * exchange, everything. Both hold the row of the key while they are written down, so that one of them sees the other.
     */
    private Stream<Intent> forTheKey(Change change) {
        if (change.kind() == Kind.ROTATE_KEY) {
            return intents.underWay().stream();
        }
        return locks.holders(new TreeSet<>(Set.of(OWNER_KEY))).stream()
                .filter(intent -> intent.state() == State.PREPARED || intent.state() == State.SENT);
    }

    /** Whether an intent was given up before it was sent; if so, it is settled on the way and can no longer be sent. */
    private boolean isForgotten(Intent intent) {
        Instant now = time.now();
        return intent.state() == State.PREPARED
                && (intent.preparedAt().plus(settings.preparedWithin()).isBefore(now)
                        || intent.preparedAt().isAfter(now.plus(IntentTable.AHEAD)))
                && endings.giveUp(intent.id());
    }

    private static boolean isOn(NavigableSet<String> targets, Intent intent) {
        return intent.change().target().keys().stream().anyMatch(targets::contains);
    }

    /** The second post of a form is answered by what the first came to; anything else under its id is refused. */
    private static Intent same(Intent standing, Viewer actor, Change change) {
        AccountId asked = change.target().account();
        boolean sameTarget = standing.kind() == change.kind()
                && (asked == null
                        ? standing.change()
                                .target()
                                .alsoLocked()
                                .equals(change.target().alsoLocked())
                        : asked.equals(standing.account()));
        if (standing.actorId() != actor.personId() || !sameTarget) {
            throw new IntentMisused(change.id());
        }
        return standing.found();
    }

    /** Money moves that touch one balance run one after another, so that sums read before and after mean something. */
    private static NavigableSet<String> balances(Change change) {
        NavigableSet<String> balances = new TreeSet<>();
        if (change.money()) {
            Stream.of(
                            Optional.ofNullable(change.payer()),
                            Optional.ofNullable(change.target().account()))
                    .flatMap(Optional::stream)
                    .forEach(account -> balances.add("balance:" + account));
        }
        return balances;
    }

    /** Waits a little; not when so many wait already that they would keep everybody else's pages waiting, too. */
    private boolean waited() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            Thread.sleep(POLL);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    static Map<String, @Nullable Object> told(Viewer actor, Change change) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("kind", change.kind().key());
        body.put(
                "account",
                change.target().account() == null
                        ? null
                        : change.target().account().toString());
        body.put("name", change.target().name());
        body.put("branch", change.target().branch().path());
        body.put("actorId", actor.personId());
        body.put("actor", actor.name());
        body.put("role", actor.role().key());
        body.put("money", change.money());
        body.put("amount", change.amount() == null ? null : change.amount().toString());
        body.put("payer", change.payer() == null ? null : change.payer().toString());
        body.put("reason", change.reason());
        body.put("facts", change.facts());
        return body;
    }
}
