package canopy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Browser;
import canopy.support.Browser.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Somebody who does one thing after another on accounts that others work on as well, over a road that often fails. */
final class Worker {

    private static final int FAULTY_PERCENT = 40;

    /** Not those that say yes and do nothing: such an account waits for a person, and the day would be over. */
    private static final List<Fault> FAULTS = Faults.all().stream()
            .filter(fault -> fault.getsThrough() || !fault.saysYes())
            .toList();

    private final DrillGround ground;
    private final List<Long> accounts;
    private final String name;
    private final Random random;
    private final Browser browser;
    private int faults;

    Worker(DrillGround ground, List<Long> accounts, String name, long seed) {
        this.ground = ground;
        this.accounts = accounts;
        this.name = name;
        this.random = new Random(seed);
        this.browser = ground.signedIn();
    }

    Void work(int moves) {
        for (int move = 0; move < moves; move++) {
            attempt(accounts.get(random.nextInt(accounts.size())), operation(move));
        }
        return null;
    }

    int faults() {
        return faults;
    }

    private Operation operation(int move) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> credit("top-up");
            case 4, 5, 6 -> credit("claw-back");
            case 7 -> page("edit", Map.of("alias", name + " " + move));
            case 8 -> page("edit", Map.of("hardLimit", Integer.toString(60 + random.nextInt(1_000))));
            default -> page("suspension", Map.of("suspended", Boolean.toString(random.nextBoolean()), "reason", name));
        };
    }

    private Operation credit(String direction) {
        String amount = BigDecimal.valueOf(1 + random.nextInt(20_000_000), 6).toPlainString();
        return page("credit", Map.of("direction", direction, "creditGranted", amount, "days", "90", "reason", name));
    }

    private static Operation page(String page, Map<String, String> typed) {
        return new Operation(page, "", "/subaccounts/{id}/" + page, typed, 1, 1);
    }

    /** Goes as far as the pages let it: somebody else's change may be under way, or the credit may be spent. */
    private void attempt(long account, Operation operation) {
        Fault fault = random.nextInt(100) < FAULTY_PERCENT ? FAULTS.get(random.nextInt(FAULTS.size())) : Fault.NONE;
        Page form = browser.get(operation.path(account));
        if (!Form.isOn(form)) {
            return;
        }
        Page check = Form.on(form).typing(operation.typed(name)).send(browser);
        if (!Form.asksToConfirm(check)) {
            // What is typed may be so already: then it is the form that comes again.
            assertThat(check.status())
                    .as("%s of %s: %s", operation, account, check.text())
                    .isIn(200, 409, 422);
            return;
        }
        if (fault != Fault.NONE) {
            faults++;
            ground.road().lay(request -> Operation.isWriteOf(account, request), fault.hazard());
        }
        Page answer = Form.on(check).confirming().send(browser);
        assertThat(answer.status())
                .as("%s of %s over %s: %s", operation, account, fault, answer.text())
                .isIn(303, 302, 409, 422, 503);
    }
}
