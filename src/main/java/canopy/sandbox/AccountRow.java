package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account as {@code /x-users} and {@code /x-dna} list it, and as the answers to writes show it. */
final class AccountRow {

    private final BusinessDays days;

    AccountRow(BusinessDays days) {
        this.days = days;
    }

    Map<String, Object> of(Account account, int children) {
        Map<String, Object> row = new LinkedHashMap<>(72);
        row.put("ID", account.id());
        row.put("DNA", account.dna());
        row.putAll(state(account, children));
        row.put("PartialKey", Keys.partial(account.key()));
        row.put("SecretKey", "***");
        row.put("CreatedAt", days.stamp(account.createdAt()));
        row.put("UpdatedAt", days.stamp(account.updatedAt()));
        return row;
    }

    /** What the answer to a write tells of the account under {@code Updates}. */
    Map<String, Object> updates(Account account, int children, BigDecimal balance) {
        Map<String, Object> updates = state(account, children);
        updates.put("Balance", balance);
        return updates;
    }

    /** What the answer to a write tells of the parent or payer. */
    Map<String, Object> parent(Account account, int children, Instant at) {
        Map<String, Object> parent = new LinkedHashMap<>();
        parent.put("ID", account.id());
        parent.put("Name", account.profile().name());
        parent.put("Level", account.terms().level());
        parent.put("Rates", account.terms().rates());
        parent.put("Balance", account.wallet().balanceAt(at));
        parent.put("Child", children);
        parent.put("ChildLimit", account.limits().child());
        parent.put("CreditBalance", cards(account));
        parent.put("HardLimit", account.limits().hard());
        parent.put("SoftLimit", account.limits().soft());
        parent.put("RPM", account.rateLimits().rpm());
        return parent;
    }

    List<Map<String, Object>> cards(Account account) {
        return account.wallet().cards().stream().map(this::card).toList();
    }

    private Map<String, Object> card(Card card) {
        Map<String, Object> shown = new LinkedHashMap<>(12);
        shown.put("amount", card.amount());
        shown.put("balance", card.balance());
        shown.put("reference", card.reference());
        shown.put("memo", card.memo());
        shown.put("granted_at", days.stamp(card.grantedAt()));
        shown.put("expires_at", days.stamp(card.expiresAt()));
        return shown;
    }

    private Map<String, Object> state(Account account, int children) {
        Map<String, Object> row = new LinkedHashMap<>(72);
        row.put("Name", account.profile().name());
        row.put("Alias", account.profile().alias());
        row.put("Email", account.profile().email());
        row.put("BillingEmail", account.profile().billingEmail());
        row.put("Level", account.terms().level());
        row.put("Gear", account.terms().gear());
        row.put("Role", account.terms().role());
        row.put("Tier", account.terms().tier());
        row.put("Factor", account.terms().factor());
        row.put("Rates", account.terms().rates());
        row.put("Status", account.status());
        row.put("Suspended", account.suspended());
        row.put("Child", children);
        row.put("ChildLimit", account.limits().child());
        row.put("UserLimit", account.limits().user());
        row.put("CreditGranted", account.lastMovement());
        row.put("CreditUsed", Usd.ofMicros(account.meter().used()));
        row.put("Requests", account.meter().requests());
        row.put("CreditBalance", cards(account));
        row.put("HardLimit", account.limits().hard());
        row.put("SoftLimit", account.limits().soft());
        row.put("DailyLimit", account.limits().daily());
        row.put("AutoQuota", account.limits().autoQuota());
        row.put("RPM", account.rateLimits().rpm());
        row.put("RPH", account.rateLimits().rph());
        row.put("RPD", account.rateLimits().rpd());
        row.put("TPM", account.rateLimits().tpm());
        row.put("TPH", account.rateLimits().tph());
        row.put("TPD", account.rateLimits().tpd());
        row.put("AllowIPs", list(account, account.access().ips()));
        row.put("AllowModels", list(account, account.access().models()));
        row.put("AllowLevels", list(account, account.access().levels()));
        row.put("Resources", list(account, account.access().resources()));
        row.put("ModelMapper", account.access().modelMapper().pairs());
        row.put("LevelMapper", account.access().levelMapper().pairs());
        row.put("ModelLimits", account.access().modelLimits().byModel());
        row.put("QRCode", account.profile().qrCode());
        return row;
    }

    // The upstream writes some empty lists as an empty object.
    private static Object list(Account account, AllowList list) {
        return list.entries().isEmpty() && account.id() % 7 == 0 ? Map.of() : list.entries();
    }
}
