package canopy.manage;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an account from a row of {@code /x-users} and {@code /x-dna}, or from {@code /dashboard/info} (manage-api 6, 7.8). */
final class SubaccountReader {

    private SubaccountReader() {}

    /** @throws UnusableAnswer when it has no id, without which it is no account */
    static Subaccount read(Fields row) throws UnusableAnswer {
        AccountId id = row.id("ID");
        if (id == null) {
            throw new UnusableAnswer("An account without a usable ID");
        }
        return new Subaccount(
                id,
                row.dna("DNA"),
                profile(row),
                new State(row.flag("Status"), row.flag("Suspended")),
                funds(row),
                new MoneyLimits(
                        row.money("HardLimit"),
                        row.money("SoftLimit"),
                        row.money("DailyLimit"),
                        row.money("AutoQuota")),
                rateLimits(row),
                new Access(
                        row.list("AllowIPs"), row.list("AllowModels"), row.list("AllowLevels"), row.list("Resources")),
                new Models(row.mapper("ModelMapper"), modelLimits(row)),
                routing(row),
                new Family(row.number("Child"), row.number("ChildLimit"), row.number("UserLimit")),
                partialKey(row),
                row.time("CreatedAt", "create_at"),
                row.time("UpdatedAt", "update_at"));
    }

    static @Nullable List<CreditCard> cards(Fields row) {
        List<Fields> cards = row.objects("CreditBalance", "credits");
        return cards == null ? null : cards.stream().map(SubaccountReader::card).toList();
    }

    private static CreditCard card(Fields card) {
        return new CreditCard(
                card.money("amount"),
                card.money("balance"),
                card.text("reference"),
                card.text("memo"),
                card.time("granted_at"),
                card.time("expires_at"));
    }

    private static Profile profile(Fields row) {
        return new Profile(
                row.text("Name"), row.text("Alias"), row.text("Email"), row.text("BillingEmail"), row.text("QRCode"));
    }

    private static Funds funds(Fields row) {
        return new Funds(
                cards(row),
                row.money("CreditUsed"),
                row.money("CreditGranted"),
                row.decimal("Rates"),
                row.number("Requests"));
    }

    private static RateLimits rateLimits(Fields limits) {
        return new RateLimits(
                limits.number("RPM", "RateLimit"),
                limits.number("RPH"),
                limits.number("RPD"),
                limits.number("TPM"),
                limits.number("TPH"),
                limits.number("TPD"));
    }

    private static @Nullable Map<String, RateLimits> modelLimits(Fields row) {
        Map<String, Fields> byModel = row.byName("ModelLimits");
        if (byModel == null) {
            return null;
        }
        Map<String, RateLimits> limits = new LinkedHashMap<>();
        byModel.forEach((model, fields) -> limits.put(model, rateLimits(fields)));
        return limits;
    }

    private static Routing routing(Fields row) {
        return new Routing(
                row.number("Level"),
                row.number("Gear"),
                row.number("Role"),
                row.number("Tier"),
                row.decimal("Factor"),
                row.mapper("LevelMapper"));
    }

    private static @Nullable String partialKey(Fields row) {
        // Always masked in lists; looked at so that it does not count as unknown, and never kept.
        row.raw("SecretKey");
        return row.text("PartialKey");
    }
}
