package canopy.sandbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Every account as it was last written, with the indexes that make reading cheap. Deleted ones stay, for their bills. */
final class Accounts {

    /** The ids below an account, as the tree was at a version of it. */
    private static final class Ids {
        private final int version;
        private final long[] all;
        private final long[] living;

        Ids(int version, long[] all, long[] living) {
            this.version = version;
            this.all = all;
            this.living = living;
        }
    }

    /** The ids of an account's children, in the order of their creation. */
    private static final class Children {
        private long[] ids = new long[2];
        private int count;

        synchronized void add(long id) {
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, count * 2);
            }
            ids[count++] = id;
        }

        synchronized long[] ids() {
            return Arrays.copyOf(ids, count);
        }
    }

    private final Spending spending;
    private final Map<Long, Account> byId = new ConcurrentHashMap<>();
    private final Map<String, Long> byName = new ConcurrentHashMap<>();
    private final Map<String, Long> byEmail = new ConcurrentHashMap<>();
    private final Map<String, Long> byKey = new ConcurrentHashMap<>();
    private final Map<Long, Children> children = new ConcurrentHashMap<>();
    private final Map<Long, Ids> subtrees = new ConcurrentHashMap<>();
    private final AtomicInteger version = new AtomicInteger();
    private volatile long lastId;

    Accounts(Spending spending) {
        this.spending = spending;
    }

    /** Adds or replaces. One writer at a time. */
    void put(Account account) {
        @Nullable Account before = byId.put(account.id(), account);
        if (before == null) {
            children.computeIfAbsent(account.parentId(), parent -> new Children())
                    .add(account.id());
            lastId = Math.max(lastId, account.id());
        } else {
            byName.remove(before.profile().name(), before.id());
            byEmail.remove(mailbox(before.profile().email()), before.id());
            byKey.remove(before.key(), before.id());
        }
        if (!account.deleted()) {
            byName.put(account.profile().name(), account.id());
            byEmail.put(mailbox(account.profile().email()), account.id());
            byKey.put(account.key(), account.id());
        }
        if (before == null || before.deleted() != account.deleted()) {
            version.incrementAndGet();
        }
    }

    long nextId() {
        return lastId + 1;
    }

    /** The account with everything it consumed up to now; deleted ones too. */
    Optional<Account> find(long id, Instant now) {
        @Nullable Account stored = byId.get(id);
        if (stored == null) {
            return Optional.empty();
        }
        Account atMidnight = spending.upToMidnight(stored, now);
        if (atMidnight.meter().settled() > stored.meter().settled()) {
            byId.replace(id, stored, atMidnight);
        }
        return Optional.of(spending.upTo(atMidnight, now));
    }

    Account at(long id, Instant now) {
        return find(id, now).orElseThrow();
    }

    /** As last written, for what does not change by consumption. */
    Optional<Account> stored(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Long> idOfKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<Long> idOfName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Long> idOfEmail(String email) {
        return Optional.ofNullable(byEmail.get(mailbox(email)));
    }

    /** Its parent or, where that was deleted, the nearest ancestor that still is. */
    Account parentOf(Account account, Instant now) {
        Account above = byId.getOrDefault(account.parentId(), account);
        while (above.deleted()) {
            above = byId.getOrDefault(above.parentId(), above);
        }
        return at(above.id(), now);
    }

    /** Newest first, without deleted ones. */
    long[] descendants(Account head) {
        return ids(head).living;
    }

    /** Newest first, deleted ones included. */
    long[] descendantsEver(Account head) {
        return ids(head).all;
    }

    /** Newest first; the children of a deleted child count as its parent's. */
    long[] childrenOf(Account head) {
        return LongStream.of(living(head.id()))
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToLong(Long::longValue)
                .toArray();
    }

    int childCount(Account head) {
        return living(head.id()).length;
    }

    private long[] living(long head) {
        long[] own = childrenEver(head);
        return LongStream.of(own)
                .flatMap(id -> isDeleted(id) ? LongStream.of(living(id)) : LongStream.of(id))
                .toArray();
    }

    private long[] childrenEver(long head) {
        @Nullable Children own = children.get(head);
        return own == null ? new long[0] : own.ids();
    }

    private boolean isDeleted(long id) {
        @Nullable Account account = byId.get(id);
        return account != null && account.deleted();
    }

    private Ids ids(Account head) {
        int present = version.get();
        @Nullable Ids known = subtrees.get(head.id());
        if (known != null && known.version == present) {
            return known;
        }
        long[] ascending = below(head.id()).sorted().toArray();
        long[] all = new long[ascending.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = ascending[all.length - 1 - i];
        }
        Ids fresh = new Ids(
                present, all, Arrays.stream(all).filter(id -> !isDeleted(id)).toArray());
        subtrees.put(head.id(), fresh);
        return fresh;
    }

    private LongStream below(long head) {
        return LongStream.of(childrenEver(head)).flatMap(id -> LongStream.concat(LongStream.of(id), below(id)));
    }

    private static String mailbox(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
