package canopy.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every change, one at a time: nothing of it is kept unless all of it is, and the log tells of both outcomes. */
final class Operations {

    private final Accounts accounts;
    private final Spending spending;
    private final Settings settings;
    private final Creation creation;
    private final Recorder recorder;
    private final BusinessDays days;

    Operations(Accounts accounts, Spending spending, Recorder recorder, BusinessDays days) {
        this.accounts = accounts;
        this.spending = spending;
        this.settings = new Settings(accounts);
        this.creation = new Creation(accounts, settings);
        this.recorder = recorder;
        this.days = days;
    }

    synchronized Movement create(Caller given, Fields fields) {
        Caller caller = fresh(given);
        Recorder.Note note =
                new Recorder.Note("add_user", caller, fields.text("Name").orElse(""));
        return recorder.recording(note, () -> {
            caller.refuseUnlessManaging();
            Draft child = creation.child(fields, caller.account(), caller.now());
            Draft parent = caller.account().draft();
            BigDecimal credit = child.lastMovement;
            Funding.pay(parent, Funding.debit(credit, child, caller.account()), caller.now());
            Account born = child.done();
            Account payer = realigned(parent);
            recorder.commit(
                    note.about(born),
                    List.of(born, payer),
                    "Created user " + born.profile().name());
            return new Movement("add", payer, born, born.wallet().balanceAt(caller.now()), born.key());
        });
    }

    synchronized Movement update(Caller given, String pathIdentifier, Fields fields) {
        Caller caller = fresh(given);
        String action =
                fields.decimal("CreditGranted").orElse(BigDecimal.ZERO).signum() == 0 ? "update_user" : "recharge_user";
        Recorder.Note note = new Recorder.Note(action, caller, named(caller, pathIdentifier));
        return recorder.recording(note, () -> {
            Account target = target(caller, pathIdentifier);
            return target.id() == caller.account().id()
                    ? updateSelf(caller, target, fields, note.about(target))
                    : updateBelow(caller, target, pathIdentifier, fields, note.about(target));
        });
    }

    synchronized Movement delete(Caller given, String pathIdentifier) {
        Caller caller = fresh(given);
        Recorder.Note note = new Recorder.Note("delete_user", caller, named(caller, pathIdentifier));
        return recorder.recording(note, () -> {
            caller.refuseUnlessManaging();
            Account target = target(caller, pathIdentifier);
            if (target.id() == caller.account().id()) {
                throw Refusal.forbidden("An account cannot delete itself");
            }
            Account parentBefore = accounts.parentOf(target, caller.now());
            Draft child = target.draft();
            Draft parent = parentBefore.draft();
            Funding.refundAll(child, parent, parentBefore, caller.now());
            child.wallet = Wallet.EMPTY;
            child.deleted = true;
            child.updatedAt = caller.now();
            Account payee = realigned(parent);
            recorder.commit(
                    note.about(target),
                    List.of(realigned(child), payee),
                    "Deleted user " + target.profile().name());
            return new Movement("delete", payee, target, target.wallet().balanceAt(caller.now()), null);
        });
    }

    /** The account with its new key; the old one is dead. */
    synchronized Account rotate(Caller given, Fields fields) {
        Caller caller = fresh(given);
        Recorder.Note note = new Recorder.Note(
                "rotate_self", caller, caller.account().profile().name());
        return recorder.recording(note, () -> {
            String phrase = days.dateOf(caller.now()) + "-ROTATE-SELF";
            if (!fields.text("confirm").equals(Optional.of(phrase))) {
                throw Refusal.badRequest("confirm must be the current date phrase YYYY-MM-DD-ROTATE-SELF");
            }
            Draft self = caller.account().draft();
            self.key = fields.text("key")
                    .filter(key -> !key.isEmpty())
                    .map(this::usable)
                    .orElseGet(Keys::random);
            self.updatedAt = caller.now();
            Account rotated = self.done();
            recorder.commit(note.about(rotated), List.of(rotated), "Rotated own key");
            return rotated;
        });
    }

    private Movement updateSelf(Caller caller, Account self, Fields fields, Recorder.Note note) {
        Draft draft = self.draft();
        settings.applyOwn(fields, draft, self);
        draft.updatedAt = caller.now();
        Account changed = realigned(draft);
        recorder.commit(note, List.of(changed), Recorder.details(fields));
        return new Movement(
                "update",
                accounts.parentOf(changed, caller.now()),
                changed,
                changed.wallet().balanceAt(caller.now()),
                null);
    }

    private Movement updateBelow(
            Caller caller, Account target, String pathIdentifier, Fields fields, Recorder.Note note) {
        caller.refuseUnlessManaging();
        Instant now = caller.now();
        Account parentBefore = accounts.parentOf(target, now);
        Draft draft = target.draft();
        settings.rename(fields, draft, pathIdentifier);
        settings.apply(fields, draft, parentBefore, caller.account());
        rescale(fields, draft, parentBefore, now);
        BigDecimal balance = draft.wallet.balanceAt(now);
        Moved moved = move(fields, draft, caller, parentBefore);
        // A captured claw-back still shows the balance from before it; clients add the cards up.
        BigDecimal shown = moved.credit().signum() < 0 ? balance : draft.wallet.balanceAt(now);
        draft.updatedAt = now;
        Account changed = realigned(draft);
        List<Account> touched = new ArrayList<>(moved.others());
        touched.add(changed);
        recorder.commit(note, touched, Recorder.details(fields));
        return new Movement("update", moved.shown(), changed, shown, null);
    }

    private static void rescale(Fields fields, Draft draft, Account parent, Instant now) {
        BigDecimal before = draft.terms.rates();
        draft.terms = draft.terms.withRates(fields, parent);
        BigDecimal after = draft.terms.rates();
        if (after.compareTo(before) != 0) {
            draft.wallet = draft.wallet.scaled(after, before);
            draft.lastMovement = BigDecimal.ZERO;
            draft.limits = draft.limits.following(draft.wallet.balanceAt(now), parent.limits());
        }
    }

    /** What a money call did to others: the accounts it touched, and the one that the answer shows. */
    private record Moved(BigDecimal credit, List<Account> others, Account shown) {}

    private Moved move(Fields fields, Draft draft, Caller caller, Account parentBefore) {
        BigDecimal credit = Usd.of(fields.decimal("CreditGranted").orElse(BigDecimal.ZERO));
        Instant now = caller.now();
        if (credit.signum() == 0) {
            return new Moved(credit, List.of(), parentBefore);
        }
        Moved moved = credit.signum() > 0
                ? grant(credit, fields, draft, caller, parentBefore)
                : clawBack(credit, fields, draft, caller, parentBefore);
        draft.lastMovement = credit;
        draft.limits = draft.limits.following(draft.wallet.balanceAt(now), parentBefore.limits());
        return moved;
    }

    private Moved grant(BigDecimal credit, Fields fields, Draft draft, Caller caller, Account parentBefore) {
        Card card = Card.granted(credit, "Recharge", Creation.memo(fields), caller.now(), Creation.days(fields));
        BigDecimal debit = Funding.debit(credit, draft, caller.account());
        Draft payer = caller.account().draft();
        List<Account> others = new ArrayList<>();
        if (parentBefore.id() != caller.account().id()) {
            Draft parent = parentBefore.draft();
            debit = debit.add(Funding.commission(credit, draft, caller.account(), parent, parentBefore, card));
            others.add(realigned(parent));
        }
        Funding.pay(payer, Usd.of(debit), caller.now());
        draft.wallet = draft.wallet.withGrant(card);
        Account paid = realigned(payer);
        others.add(paid);
        return new Moved(credit, others, paid);
    }

    private Moved clawBack(BigDecimal credit, Fields fields, Draft draft, Caller caller, Account parentBefore) {
        Draft parent = parentBefore.draft();
        Funding.clawBack(credit.negate(), draft, parent, parentBefore, Creation.memo(fields), caller.now());
        Account payee = realigned(parent);
        return new Moved(credit, List.of(payee), payee);
    }

    private Account realigned(Draft draft) {
        return spending.realigned(draft.done());
    }

    /** A caller may name itself by its own key: one client does. */
    private Account target(Caller caller, String pathIdentifier) {
        return pathIdentifier.equals(caller.account().key())
                ? caller.account()
                : caller.resolve(Identifier.parse(pathIdentifier), accounts);
    }

    private static String named(Caller caller, String pathIdentifier) {
        return pathIdentifier.equals(caller.account().key())
                ? caller.account().profile().name()
                : pathIdentifier;
    }

    // Between authentication and the lock another change may have been made.
    private Caller fresh(Caller caller) {
        return new Caller(accounts.at(caller.account().id(), caller.now()), caller.ip(), caller.now());
    }

    private String usable(String key) {
        if (!Keys.SHAPE.matcher(key).matches()) {
            throw Refusal.badRequest("key must be sk-Xvs followed by 45 word characters");
        }
        if (accounts.idOfKey(key).isPresent()) {
            throw Refusal.badRequest("key is already in use");
        }
        return key;
    }
}
