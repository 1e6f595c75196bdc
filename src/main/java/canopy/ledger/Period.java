package canopy.ledger;

import canopy.values.UpstreamDay;

/** The spans whose running bills are kept. */
enum Period {
    DAY,
    MONTH;

    UpstreamDay startOf(UpstreamDay day) {
        return this == DAY ? day : day.firstOfMonth();
    }
}
