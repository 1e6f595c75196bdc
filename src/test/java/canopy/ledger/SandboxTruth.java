package canopy.ledger;

import canopy.ledger.LedgerParts.MadeUpTree;
import canopy.ledger.LedgerParts.Now;
import canopy.sandbox.Running;
import canopy.sandbox.Sandbox;
import canopy.sandbox.SandboxOptions;
import canopy.support.Databases;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.UpstreamDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sandbox whose clock stands still, what its own books say, and a ledger that was filled from it over a wire. */
final class SandboxTruth {

    static final int ACCOUNTS = 24;
    static final int FILLED = 40;

    /** 15:00 on 21 November in Shanghai. */
    static final String AFTERNOON = "2026-11-21T07:00:00Z";

    static final UpstreamDay TODAY = UpstreamDay.valueOf("2026-11-21");

    private static final Map<Wire.Form, SandboxTruth> MADE = new HashMap<>();

    final Wire.Form form;
    final Now now = new Now(AFTERNOON);
    final Running sandbox;
    final Wire wire;
    final MadeUpTree tree = new MadeUpTree();
    final LedgerParts console;
    final Books books;

    /** One for each form, for as long as the tests run. */
    static synchronized SandboxTruth in(Wire.Form form) {
        return MADE.computeIfAbsent(form, SandboxTruth::new);
    }

    private SandboxTruth(Wire.Form form) {
        this.form = form;
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(ACCOUNTS).withClock(now));
        wire = new Wire(sandbox.baseUrl(), form);
        books = new Books(sandbox, form);
        books.branches().forEach((account, branch) -> tree.put(account.value(), branch.path()));
        console = new LedgerParts(
                Databases.H2.fresh(),
                wire.url(),
                sandbox.ownerKey(),
                now,
                tree,
                "canopy.ledger.days=" + FILLED,
                "canopy.ledger.filling=false");
        fill();
    }

    /** Reads until nothing is left to read. */
    void fill() {
        Filler filler = console.get(Filler.class);
        while (filler.turn().isZero()) {}
    }

    List<Dna> branches() {
        return tree.branches.values().stream().sorted().toList();
    }

    List<AccountId> within(Dna branch) {
        return tree.branches.entrySet().stream()
                .filter(entry -> entry.getValue().isWithin(branch))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
