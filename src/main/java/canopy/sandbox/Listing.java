package canopy.sandbox;

import java.util.regex.Pattern;

/** The lists that an account is held to, and what may stand in each of them. */
enum Listing {
    IPS("AllowIPs", "127.0.0.1", "addresses or CIDR ranges"),
    MODELS("AllowModels", AllowList.NOTHING, "names of models or patterns"),
    LEVELS("AllowLevels", AllowList.NOTHING, "whole numbers"),
    RESOURCES("Resources", AllowList.NOTHING, "paths that begin with a slash");

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final String field;
    private final String shutEntry;
    private final String wanted;

    Listing(String field, String shutEntry, String wanted) {
        this.field = field;
        this.shutEntry = shutEntry;
        this.wanted = wanted;
    }

    /** @throws Refusal 400 for an entry that can mean nothing, and where the list reaches beyond the parent's */
    AllowList changed(Fields fields, AllowList present, AllowList bound) {
        AllowList result = fields.node(field)
                .map(expression -> present.changedBy(expression, shutEntry))
                .orElse(present);
        if (result.isOnly(shutEntry)) {
            return result;
        }
        for (String entry : result.entries()) {
            if (!present.entries().contains(entry) && !takes(entry)) {
                throw Refusal.badRequest(field + " must be " + wanted + "; cannot read " + entry);
            }
        }
        if (fields.has(field) && !result.isWithin(bound)) {
            throw Refusal.badRequest(field + " must stay within the parent's: " + String.join(" ", bound.entries()));
        }
        return result;
    }

    private boolean takes(String entry) {
        return switch (this) {
            case IPS -> IpRange.parse(entry).isPresent();
            case MODELS -> !entry.startsWith("-");
            case LEVELS -> WHOLE.matcher(entry).matches();
            case RESOURCES -> entry.startsWith("/");
        };
    }
}
