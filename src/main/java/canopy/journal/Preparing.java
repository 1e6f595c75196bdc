package canopy.journal;

import static canopy.journal.Event.Type.PREPARED;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
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

    /** What an attempt to write an intent down has come to: it is new, or stands already, or another is in the way. */
    private record Attempt(
            @Nullable Intent standing, @Nullable Intent inTheWay) {}

    /**
     * Writes the intent down.
     *
     * @return the intent with this id that stood there before, or nothing when it is new
     * @throws Locked when another intent is open for the target, or for a balance for longer than anybody waits
     */
    Optional<Intent> prepare(Viewer actor, Change change) {
        NavigableSet<String> targets = change.target().keys();
        NavigableSet<String> balances = balances(change);
        NavigableSet<String> all = new TreeSet<>(targets);
        all.addAll(balances);
        locks.make(all);
        long patience = System.nanoTime() + settings.payerWait().toNanos();
        while (true) {
            Attempt attempt = attempt(actor, change, targets, balances, all);
            Intent inTheWay = attempt.inTheWay();
            if (inTheWay == null) {
                return Optional.ofNullable(attempt.standing()).map(standing -> same(standing, actor, change));
            }
            if (inTheWay.state() == State.UNKNOWN
                    || inTheWay.state() == State.NEEDS_HUMAN
                    || isOn(targets, inTheWay)
                    || System.nanoTime() > patience
                    || !waited()) {
                throw new Locked(inTheWay);
            }
        }
    }

    private Attempt attempt(
            Viewer actor,
            Change change,
            NavigableSet<String> targets,
            NavigableSet<String> balances,
            NavigableSet<String> all) {
        try {
            return transaction.execute(status -> {
                locks.hold(all);
                Optional<Intent> standing = intents.find(change.id());
                if (standing.isPresent()) {
                    return new Attempt(standing.get(), null);
                }
                Instant now = time.now();
                Optional<Intent> inTheWay = inTheWay(change, targets, balances, now);
                if (inTheWay.isPresent()) {
                    return new Attempt(null, inTheWay.get());
                }
                intents.insert(change, actor, now);
                locks.take(all, change.id());
                chain.append(change.id(), now, PREPARED, told(actor, change));
                return new Attempt(null, null);
            });
        } catch (DuplicateKeyException sameIdElsewhere) {
            return new Attempt(intents.find(change.id()).orElseThrow(() -> sameIdElsewhere), null);
        }
    }

    private Optional<Intent> inTheWay(
            Change change, NavigableSet<String> targets, NavigableSet<String> balances, Instant now) {
        AccountId account = change.target().account();
        Stream<Intent> forTarget = Stream.concat(
                        account == null ? Stream.empty() : intents.openFor(account).stream(),
                        locks.holders(targets).stream())
                .filter(intent -> intent.state().isOpen());
        Stream<Intent> forBalance = locks.holders(balances).stream()
                .filter(intent -> intent.state() == State.PREPARED || intent.state() == State.SENT);
        return Stream.concat(forTarget, forBalance)
                .collect(Collectors.toMap(Intent::id, intent -> intent, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .filter(intent -> !isForgotten(intent, now))
                .findFirst();
    }

    /** Whether an intent was given up before it was sent; if so, it is settled on the way and can no longer be sent. */
    private boolean isForgotten(Intent intent, Instant now) {
        return intent.state() == State.PREPARED
                && intent.preparedAt().plus(settings.preparedWithin()).isBefore(now)
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

    /**
     * Money moves that touch one balance run one after another, so that sums read before and after mean something. None of
     * them is begun while the key with which it would be sent is exchanged.
     */
    private static NavigableSet<String> balances(Change change) {
        NavigableSet<String> balances = new TreeSet<>();
        if (change.money() || change.kind() == Kind.ROTATE_KEY) {
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
