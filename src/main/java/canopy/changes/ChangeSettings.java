package canopy.changes;

import canopy.values.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What upstream is thought to charge for movements of money (manage-api 7.3, 7.4, 10.14). Estimates are made with it;
 * what was really charged is read back.
 *
 * @param clawBackFee US dollars that the parent pays for a claw-back
 * @param deletionFee US dollars that are kept of a deleted account's balance
 * @param refundDays how long the refund of a deletion is valid
 * @param clawBackRefundDays how long the refund of a claw-back is valid
 * @param commission the share that the direct parent gets when an account further up funds its child; the payer pays it
 *     on top
 * @param payer who pays for an account that is not the owner's own child
 * @param leastCredit US dollars; the least that a new account is created with
 * @param longestDays how long a card can be valid
 */
@ConfigurationProperties("canopy.changes")
public record ChangeSettings(
        @DefaultValue("0.2") Money clawBackFee,
        @DefaultValue("0.2") Money deletionFee,
        @DefaultValue("180") int refundDays,
        @DefaultValue("300") int clawBackRefundDays,
        @DefaultValue("0.05") BigDecimal commission,
        @DefaultValue("OWNER") Payer payer,
        @DefaultValue("2") Money leastCredit,
        @DefaultValue("365") int longestDays) {

    /** Who pays for a card of an account that hangs below another subaccount. */
    public enum Payer {
        /** The account whose key is used. */
        OWNER,
        /** The account directly above it. */
        PARENT
    }

    public ChangeSettings {
        if (clawBackFee.compareTo(Money.ZERO) < 0
                || deletionFee.compareTo(Money.ZERO) < 0
                || commission.signum() < 0
                || refundDays < 0
                || clawBackRefundDays < 0) {
            throw new IllegalArgumentException("canopy.changes: fees, shares and days are 0 or more");
        }
        if (!leastCredit.isPositive() || longestDays < 1) {
            throw new IllegalArgumentException("canopy.changes: the least credit and the longest days are more than 0");
        }
    }
}
