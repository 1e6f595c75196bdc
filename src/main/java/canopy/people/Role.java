package canopy.people;

import static canopy.people.Right.CLOSE_MONTH;
import static canopy.people.Right.CREATE;
import static canopy.people.Right.DELETE;
import static canopy.people.Right.EDIT_LIMITS;
import static canopy.people.Right.EDIT_PROFILE;
import static canopy.people.Right.EDIT_RATES;
import static canopy.people.Right.EXPORT_CHAIN;
import static canopy.people.Right.FUND;
import static canopy.people.Right.KEEP_OWN_ACCOUNT;
import static canopy.people.Right.SETTLE_OUTCOME;
import static canopy.people.Right.SETTLE_RECONCILIATION;
import static canopy.people.Right.SUSPEND;
import static canopy.people.Right.VIEW_ACCOUNTS;
import static canopy.people.Right.VIEW_BILLS;
import static canopy.people.Right.VIEW_DASHBOARD;
import static canopy.people.Right.VIEW_JOURNAL;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person is in the console. This is the whole policy: who may do what. Where is the person's branch. */
public enum Role {
    OWNER(EnumSet.allOf(Right.class)),
    RESELLER(EnumSet.of(
            VIEW_ACCOUNTS,
            EDIT_LIMITS,
            SUSPEND,
            EDIT_PROFILE,
            EDIT_RATES,
            FUND,
            DELETE,
            CREATE,
            VIEW_BILLS,
            VIEW_DASHBOARD,
            VIEW_JOURNAL,
            SETTLE_OUTCOME,
            KEEP_OWN_ACCOUNT)),
    SUPPORT(EnumSet.of(VIEW_ACCOUNTS, EDIT_LIMITS, SUSPEND, VIEW_DASHBOARD, VIEW_JOURNAL, KEEP_OWN_ACCOUNT)),
    FINANCE(EnumSet.of(
            VIEW_ACCOUNTS,
            VIEW_BILLS,
            CLOSE_MONTH,
            SETTLE_RECONCILIATION,
            VIEW_DASHBOARD,
            VIEW_JOURNAL,
            KEEP_OWN_ACCOUNT)),
    AUDITOR(EnumSet.of(VIEW_ACCOUNTS, VIEW_BILLS, VIEW_DASHBOARD, VIEW_JOURNAL, EXPORT_CHAIN, KEEP_OWN_ACCOUNT));

    @SuppressWarnings("ImmutableEnumChecker") // Made here and never handed out.
    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = rights;
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    /** The role as URLs, forms and message keys write it: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
