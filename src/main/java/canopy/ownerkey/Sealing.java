package canopy.ownerkey;

import canopy.manage.OwnerKey;
import canopy.manage.UpstreamClock;
import canopy.ownerkey.Seal.Unopenable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The seal of this database. The first start leaves a proof of its secret there, so that a node with another secret does
 * not start, instead of being the one that cannot open the key some day.
 */
@Component
@EnableConfigurationProperties(SealSettings.class)
class Sealing {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final String KNOWN = "The seal fits.";

    private final Seal seal;
    private final String id;

    /**
     * @throws SealBroken when the secret is not the one of this database
     * @throws OwnerKeyMissing when what is sealed is said to be lost and no other key is given: then nothing is changed
     */
    Sealing(SealSettings settings, SealTable table, GivenOwnerKey given, UpstreamClock clock) {
        SealSecret secret = new SealSecret(settings);
        String there = secret.present();
        SealTable.Proof proof = table.present();
        if (there == null && proof != null && !settings.sealLost()) {
            throw new SealBroken(
                    "The secret that the owner key is sealed with is not there: " + secret.place() + " is missing.",
                    null);
        }
        seal = new Seal(there == null ? secret.made() : there);
        if (proof != null && settings.sealLost() && !fits(proof)) {
            proof = instead(proof, table, given, clock);
        } else if (proof == null) {
            proof = table.change(null, fresh(), clock.now());
        }
        if (!fits(proof)) {
            throw new SealBroken(
                    "What is sealed in this database was sealed with another secret than " + secret.place() + ".",
                    null);
        }
        id = proof.id();
    }

    /** Which seal of the database's it is. */
    String id() {
        return id;
    }

    String seal(String row, OwnerKey key) {
        return seal.seal(row, key.value());
    }

    /** @return null when it cannot be opened: it was altered, or is of another seal */
    @Nullable
    OwnerKey open(String row, String sealed) {
        try {
            return new OwnerKey(seal.open(row, sealed));
        } catch (Unopenable broken) {
            return null;
        }
    }

    /** The seal of before that the secret is of, with the key that was in use by then; a new seal where it is of none. */
    private SealTable.Proof instead(
            SealTable.Proof present, SealTable table, GivenOwnerKey given, UpstreamClock clock) {
        for (SealTable.Proof earlier : table.all()) {
            if (fits(earlier)) {
                LOG.warn("CANOPY_SEAL_LOST: the secret is one of before, and what was sealed with it is used again.");
                return table.goBack(present.id(), earlier.id());
            }
        }
        given.required();
        LOG.warn("CANOPY_SEAL_LOST: what was sealed with another secret is set aside, and no longer used.");
        return table.change(present.id(), fresh(), clock.now());
    }

    private SealTable.Proof fresh() {
        String row = UUID.randomUUID().toString();
        return new SealTable.Proof(row, seal.seal(row, KNOWN));
    }

    private boolean fits(SealTable.Proof proof) {
        try {
            return seal.open(proof.id(), proof.sealed()).equals(KNOWN);
        } catch (Unopenable another) {
            return false;
        }
    }
}
