package canopy.sandbox;

import java.util.regex.Pattern;

/** What an update may set on an account, within the bounds of its parent; only what is sent changes. */
final class Settings {

    private static final String[] EXTRAS = {"Level", "Gear", "Role", "Factor", "LevelMapper"};
    private static final String[] OWN = {"Name", "Alias", "BillingEmail", "DailyLimit"};
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int LONGEST_TEXT = 2_000;

    private final Accounts accounts;

    Settings(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws Refusal 400 for a value that is not allowed, 403 for an owner's field from somebody else */
    void apply(Fields fields, Draft draft, Account parent, Account caller) {
        if (fields.hasAny(EXTRAS)) {
            if (!caller.ownsTree()) {
                throw Refusal.forbidden("Level, Gear, Role, Factor and LevelMapper can be changed by the owner only");
            }
            draft.terms = draft.terms.withExtras(fields);
            draft.access = draft.access.withExtras(fields);
        }
        draft.profile = checked(draft.profile.changedBy(fields));
        draft.limits = draft.limits.changedBy(fields, parent.limits());
        draft.rateLimits = draft.rateLimits.changedBy(fields, parent.rateLimits());
        draft.access = draft.access.changedBy(fields, parent.access());
        draft.status = fields.flag("Status").orElse(draft.status);
        draft.suspended = fields.flag("Suspended").orElse(draft.suspended);
    }

    /** What an account may change of itself. */
    void applyOwn(Fields fields, Draft draft, Account self) {
        boolean renames = fields.text("Name")
                .filter(name -> !name.equals(self.profile().name()))
                .isPresent();
        if (renames || !fields.hasOnly(OWN)) {
            throw Refusal.forbidden("An account can change its own Alias, BillingEmail and DailyLimit only");
        }
        draft.profile = checked(draft.profile.changedBy(fields));
        draft.limits = fields.amount("DailyLimit").map(draft.limits::withDaily).orElse(draft.limits);
    }

    /** A name that equals the identifier in the path is no wish to rename: forms send what was typed. */
    void rename(Fields fields, Draft draft, String pathIdentifier) {
        fields.text("Name")
                .filter(name -> !name.isEmpty() && !name.equals(pathIdentifier) && !name.equals(draft.profile.name()))
                .ifPresent(name -> draft.profile = draft.profile.named(freeName(name)));
        fields.text("Email")
                .filter(email -> !email.isEmpty() && !email.equals(draft.profile.email()))
                .ifPresent(email -> draft.profile = draft.profile.reachedAt(
                        email.equalsIgnoreCase(draft.profile.email()) ? email : freeEmail(email)));
    }

    String freeName(String name) {
        int length = name.codePointCount(0, name.length());
        if (length < 4 || length > 63 || !LETTER.matcher(name).find()) {
            throw Refusal.badRequest("Name must have 4 to 63 characters and at least one letter");
        }
        if (accounts.idOfName(name).isPresent()) {
            throw Refusal.badRequest("Name already exists");
        }
        return name;
    }

    String freeEmail(String email) {
        if (email.length() > 254 || !ADDRESS.matcher(email).matches()) {
            throw Refusal.badRequest("Email is not a valid address");
        }
        if (accounts.idOfEmail(email).isPresent()) {
            throw Refusal.badRequest("Email already exists");
        }
        return email;
    }

    private static Profile checked(Profile profile) {
        if (profile.alias().length() > LONGEST_TEXT
                || profile.billingEmail().length() > LONGEST_TEXT
                || profile.qrCode().length() > LONGEST_TEXT) {
            throw Refusal.badRequest("Alias, BillingEmail and QRCode must not exceed 2000 characters");
        }
        return profile;
    }
}
