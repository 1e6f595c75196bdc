package canopy.editing;

import canopy.manage.Subaccount;
import canopy.manage.Subaccount.Access;
import canopy.manage.Subaccount.Family;
import canopy.manage.Subaccount.Funds;
import canopy.manage.Subaccount.Models;
import canopy.manage.Subaccount.MoneyLimits;
import canopy.manage.Subaccount.Profile;
import canopy.manage.Subaccount.RateLimits;
import canopy.manage.Subaccount.Routing;
import canopy.manage.Subaccount.State;
import canopy.values.AccountId;

/** New values as an account that says nothing else: what {@link canopy.manage.SettingsChange} takes for a wish. */
final class Wanted {

    private Wanted() {}

    static Subaccount of(AccountId id, Values values) {
        return new Subaccount(
                id,
                null,
                new Profile(
                        values.get(Settings.NAME),
                        values.get(Settings.ALIAS),
                        values.get(Settings.EMAIL_ADDRESS),
                        values.get(Settings.BILLING_EMAIL),
                        values.get(Settings.QR_CODE)),
                new State(values.get(Settings.STATUS), values.get(Settings.SUSPENDED)),
                new Funds(null, null, null, values.get(Settings.RATES), null),
                new MoneyLimits(
                        values.get(Settings.HARD_LIMIT),
                        values.get(Settings.SOFT_LIMIT),
                        values.get(Settings.DAILY_LIMIT),
                        values.get(Settings.AUTO_QUOTA)),
                rateLimits(values),
                access(values),
                new Models(values.get(Settings.MODEL_MAPPER), values.get(Settings.MODEL_LIMITS)),
                new Routing(
                        values.get(Settings.LEVEL),
                        null,
                        values.get(Settings.ROLE),
                        null,
                        values.get(Settings.FACTOR),
                        values.get(Settings.LEVEL_MAPPER)),
                new Family(null, null, values.get(Settings.USER_LIMIT)),
                null,
                null,
                null);
    }

    static RateLimits rateLimits(Values values) {
        return new RateLimits(
                values.get(Settings.RPM),
                values.get(Settings.RPH),
                values.get(Settings.RPD),
                values.get(Settings.TPM),
                values.get(Settings.TPH),
                values.get(Settings.TPD));
    }

    static Access access(Values values) {
        return new Access(
                values.get(Settings.ALLOW_IPS),
                values.get(Settings.ALLOW_MODELS),
                values.get(Settings.ALLOW_LEVELS),
                values.get(Settings.RESOURCES));
    }
}
