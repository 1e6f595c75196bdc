package canopy.journal;

import canopy.values.AccountId;
import canopy.values.Dna;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an intent acts on. While it is open, no other intent may act on any of it.
 *
 * @param account null for an account that does not exist yet
 * @param name of the account, as people know it at that time
 * @param branch the account's own, itself included; for a new account its parent's
 * @param alsoLocked other things that only one intent may act on at a time, such as {@code email:a@b.example}
 */
public record Target(@Nullable AccountId account, String name, Dna branch, Set<String> alsoLocked) {

    public Target {
        alsoLocked = Set.copyOf(alsoLocked);
    }

    /** All that is locked, in an order that is the same for everybody. */
    NavigableSet<String> keys() {
        return Stream.concat(account == null ? Stream.empty() : Stream.of("account:" + account), alsoLocked.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
