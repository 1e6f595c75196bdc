package canopy.sandbox;

import java.time.Instant;
import java.util.Optional;

/** Who asks, as it stands at this moment, from where and when. */
record Caller(Account account, String ip, Instant now) {

    /** @throws Refusal 401 below the threshold: the upstream answers so although the key is good */
    void refuseUnlessManaging() {
        if (!account.mayManage(now)) {
            throw Refusal.unauthorised(
                    account.suspended()
                            ? "Account is suspended"
                            : "Manage permission denied: balance must be above 20 USD");
        }
    }

    /** @throws Refusal 404 for what does not exist and for what belongs to somebody else */
    Account resolve(Identifier identifier, Accounts accounts) {
        return (switch (identifier.kind()) {
                    case ID -> Optional.of(identifier.number());
                    case NAME -> accounts.idOfName(identifier.text());
                    case EMAIL -> accounts.idOfEmail(identifier.text());
                    default -> throw Refusal.badRequest("The identifier must name one account");
                })
                .flatMap(id -> accounts.find(id, now))
                .filter(found -> !found.deleted())
                .filter(found -> found.id() == account.id() || found.isBelow(account))
                .orElseThrow(() -> Refusal.notFound("User not found"));
    }
}
