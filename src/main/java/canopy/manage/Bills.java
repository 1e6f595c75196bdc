package canopy.manage;

import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import canopy.values.UpstreamDay;
import java.util.function.Consumer;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What the accounts below the owner's used ({@code GET /x-bill}). Each method is one request upstream, which can cost
 * money there, so callers take it from the daily budget first. Throws {@link Rejected} or {@link Unavailable}.
 */
public class Bills {

    private final Door door;

    Bills(Door door) {
        this.door = door;
    }

    /** A whole bill. Amounts are what was charged to each account, in US dollars. */
    public Bill read(BillQuery query) {
        MultiValueMap<String, String> parameters = parameters(query, true);
        return door.reads().read(Endpoint.BILL, key -> door.api().bill(key, parameters), BillReader::bill);
    }

    /**
     * A bill whose accounts are handed over one by one while it is read, so that a hundred thousand of them never stand
     * in memory together. When this throws, what was handed over is an incomplete set.
     */
    public BillTotals eachAccount(BillQuery query, Consumer<AccountUsage> usage) {
        MultiValueMap<String, String> parameters = parameters(query, true);
        return door.reads()
                .read(
                        Endpoint.BILL,
                        key -> door.api().bill(key, parameters),
                        answer -> BillReader.read(answer, day -> {}, usage));
    }

    static MultiValueMap<String, String> parameters(BillQuery query, boolean ofOthers) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        UpstreamDay from = query.from();
        UpstreamDay to = query.to();
        if (from != null && to != null && from.equals(to)) {
            parameters.add("date", from.toString());
        } else if (from != null && to != null) {
            parameters.add("start", from.toString());
            parameters.add("end", to.toString());
        }
        if (query.lastDays() != null) {
            parameters.add("days", query.lastDays().toString());
        }
        if (ofOthers && query.user() != null) {
            parameters.add("user", query.user().toString());
        }
        return parameters;
    }
}
