package canopy.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The caller's own account as {@code /dashboard/status}, {@code info} and {@code live} show it: flat, in snake case. */
final class OwnDetail {

    private final World world;

    OwnDetail(World world) {
        this.world = world;
    }

    Map<String, Object> status(Caller caller) {
        Account account = caller.account();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("object", "user_status");
        status.put("id", account.id());
        status.put("dna", account.dna());
        status.put("name", account.profile().name());
        status.put("email", account.profile().email());
        status.put("alias", account.profile().alias());
        status.put("public_key", "");
        status.put("balance", account.wallet().balanceAt(caller.now()));
        status.put("manage", account.mayManage(caller.now()));
        status.put("admin", account.ownsTree());
        status.put("suspended", account.suspended());
        return status;
    }

    Map<String, Object> full(Caller caller) {
        Account account = caller.account();
        Map<String, Object> detail = new LinkedHashMap<>(96);
        detail.put("id", account.id());
        detail.put("name", account.profile().name());
        detail.put("alias", account.profile().alias());
        detail.put("email", account.profile().email());
        detail.put("billing_email", account.profile().billingEmail());
        detail.put("dna", account.dna());
        detail.put("level", account.terms().level());
        detail.put("gear", account.terms().gear());
        detail.put("role", account.terms().role());
        detail.put("tier", account.terms().tier());
        detail.put("factor", account.terms().factor());
        detail.put("rates", account.terms().rates());
        detail.put("child", world.accounts().childCount(account));
        detail.put("child_limit", account.limits().child());
        detail.put("create_at", world.days().stamp(account.createdAt()));
        detail.put("status", account.status());
        detail.put("suspended", account.suspended());
        detail.put("balance", account.wallet().balanceAt(caller.now()));
        detail.put("credit_granted", account.lastMovement());
        detail.put("credit_used", Usd.ofMicros(account.meter().used()));
        detail.put("credit_balance", world.rows().cards(account));
        limits(account, detail);
        access(account, detail);
        detail.put("daily_usage", usage(caller, Period.day(world.today(caller))));
        detail.put("monthly_usage", usage(caller, Period.monthTo(world.today(caller))));
        return detail;
    }

    private static void limits(Account account, Map<String, Object> detail) {
        detail.put("hard_limit", account.limits().hard());
        detail.put("soft_limit", account.limits().soft());
        detail.put("daily_limit", account.limits().daily());
        detail.put("auto_quota", account.limits().autoQuota());
        detail.put("user_limit", account.limits().user());
        detail.put("rpm", account.rateLimits().rpm());
        detail.put("rph", account.rateLimits().rph());
        detail.put("rpd", account.rateLimits().rpd());
        detail.put("tpm", account.rateLimits().tpm());
        detail.put("tph", account.rateLimits().tph());
        detail.put("tpd", account.rateLimits().tpd());
    }

    private static void access(Account account, Map<String, Object> detail) {
        detail.put("allow_ips", account.access().ips().entries());
        detail.put("allow_models", account.access().models().entries());
        detail.put("allow_levels", account.access().levels().entries());
        detail.put("resources", account.access().resources().entries());
        detail.put("model_mapper", account.access().modelMapper().pairs());
        detail.put("level_mapper", account.access().levelMapper().pairs());
        detail.put("model_limits", account.access().modelLimits().byModel());
        detail.put("qrcode", account.profile().qrCode());
    }

    private Map<String, Object> usage(Caller caller, Period period) {
        Tally total = world.books()
                .of(new long[] {caller.account().id()}, account -> true, period, caller.now())
                .total();
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("CreditUsed", total.cost());
        usage.put("Requests", total.requests());
        usage.put("Prompt", total.prompt());
        usage.put("Completion", total.completion());
        return usage;
    }
}
