package canopy.ownerkey;

import canopy.journal.IntentId;
import canopy.values.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out by asking upstream which of several keys is the good one, and has all nodes use that. Only reads upstream. */
@Component
class Election {

    private final Vault vault;
    private final KeyRing ring;
    private final Probing probing;
    private final Rescue rescue;

    Election(Vault vault, KeyRing ring, Probing probing, Rescue rescue) {
        this.vault = vault;
        this.ring = ring;
        this.probing = probing;
        this.rescue = rescue;
    }

    /** What came of it. */
    sealed interface Result {

        /** One of the candidates is accepted, and in use from now on. */
        record Elected(KeptKey key) implements Result {}

        /** The candidates are refused, and the key in use is accepted. */
        record PresentHolds() implements Result {}

        /** All are refused, the one in use too: each may be the good one, while the account may not even ask. */
        record AllRefused() implements Result {}

        /** A candidate opens another account. */
        record Foreign(AccountId account) implements Result {}

        /** @param said upstream's words, or why it could not be asked */
        record CannotTell(@Nullable String said) implements Result {}
    }

    /** @param candidates keys that are not in use, the likeliest first */
    Result among(List<KeptKey> candidates) {
        KeyRing.InUse present = ring.reread();
        AccountId foreign = null;
        Probe unsure = null;
        for (KeptKey candidate : candidates) {
            // By the key itself: a gateway may have answered a rotation with the one of before.
            if (candidate.key() == null || candidate.key().equals(present.key())) {
                continue;
            }
            Probe probe = probing.probe(candidate.key());
            if (probe.isAccepted() && candidate.account().equals(probe.account())) {
                return elected(candidate, present);
            }
            foreign = probe.isAccepted() ? probe.account() : foreign;
            unsure = probe.isAccepted() || probe.isRefused() ? unsure : probe;
        }
        if (foreign != null) {
            return new Result.Foreign(foreign);
        }
        return unsure == null ? withoutThem(probing.probe(present.key())) : new Result.CannotTell(unsure.said());
    }

    private Result elected(KeptKey candidate, KeyRing.InUse present) {
        boolean used = vault.use(
                candidate,
                present.id(),
                candidate.intent() == null ? null : new IntentId(candidate.intent()),
                () -> rescue.tell(candidate, present.key()));
        KeyRing.InUse now = ring.reread();
        return used || candidate.id().equals(now.id())
                ? new Result.Elected(candidate)
                // Somebody put another key to use meanwhile.
                : new Result.CannotTell(null);
    }

    private static Result withoutThem(Probe present) {
        return switch (present.verdict()) {
            case ACCEPTED -> new Result.PresentHolds();
            // A 401 alone drops no key: an account below the threshold can answer so to all of them.
            case REFUSED -> new Result.AllRefused();
            case UNSURE -> new Result.CannotTell(present.said());
        };
    }
}
