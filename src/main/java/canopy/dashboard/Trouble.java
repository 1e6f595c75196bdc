package canopy.dashboard;

import canopy.manage.ManageException;
import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.manage.ManageException.Unknown;
import java.util.Locale;

/** Why a reading is not as fresh as it should be. */
enum Trouble {
    /** Upstream could not be asked, or its answer could not be used. */
    SILENT,
    /** Upstream refused. */
    REFUSED,
    /** A 401, and the key itself is not accepted. */
    KEY,
    /** A 401 under a good key: the balance is below upstream's threshold, or the account is suspended. */
    MAY_NOT,
    /** Today's reads are used up. */
    BUDGET,
    /** The key belongs to another account than the one this database was filled from. */
    OTHER_ACCOUNT;

    static Trouble of(ManageException failure) {
        return switch (failure) {
            case Unavailable silent -> SILENT;
            case Unknown never -> SILENT;
            case NotFound absent -> REFUSED;
            case Rejected refused ->
                switch (String.valueOf(refused.code())) {
                    case Rejected.KEY_NOT_ACCEPTED -> KEY;
                    case Rejected.MANAGE_NOT_ALLOWED -> MAY_NOT;
                    default -> REFUSED;
                };
        };
    }

    /** As message keys write it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
