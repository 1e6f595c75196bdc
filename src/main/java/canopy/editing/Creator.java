package canopy.editing;

import canopy.changes.CameBack;
import canopy.changes.Counterparty;
import canopy.changes.Images;
import canopy.changes.Sending;
import canopy.editing.NewAccount.Funding;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.Intent;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.NotYetConfirmed;
import canopy.journal.Plan;
import canopy.journal.Step;
import canopy.journal.Target;
import canopy.manage.ChildKey;
import canopy.manage.Created;
import canopy.manage.NewSubaccount;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.people.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has an account made. Its key goes from upstream's answer to the person's page, and nowhere else. */
@Component
class Creator {

    private final Subaccounts subaccounts;
    private final SameName sameName;
    private final Journal journal;
    private final UpstreamClock clock;

    Creator(Subaccounts subaccounts, SameName sameName, Journal journal, UpstreamClock clock) {
        this.subaccounts = subaccounts;
        this.sameName = sameName;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param intent null where the outcome could not be written down
     * @param answered whether upstream answered this very request
     * @param key seen in that answer; null where there was none
     */
    record Made(
            @Nullable Intent intent,
            boolean answered,
            @Nullable ChildKey key) {}

    /**
     * @throws canopy.manage.ManageException when upstream could not be asked whether name and address are free
     * @throws canopy.journal.Locked when another change is about the same name or address
     */
    Made create(IntentId id, Values values, Funding funding, Counterparty payer, Viewer viewer) {
        NewSubaccount order = NewAccount.order(values, funding);
        AtomicReference<@Nullable Created> created = new AtomicReference<>();
        Change change = new Change(
                id,
                Kind.CREATE,
                new Target(null, order.name(), payer.branch(), locks(order)),
                true,
                order.credit(),
                payer.id(),
                null,
                facts(values, funding));
        try {
            Intent intent = journal.perform(viewer, change, () -> plan(order, values, funding, created));
            return made(intent, created.get());
        } catch (NotYetConfirmed doubt) {
            if (created.get() == null) {
                throw doubt;
            }
            // The key is seen this once: it must not get lost with a database that is down.
            return made(null, created.get());
        }
    }

    private Plan plan(NewSubaccount order, Values values, Funding funding, AtomicReference<@Nullable Created> created) {
        if (sameName.find(order.name(), order.email()).isPresent()) {
            return new Plan.Stop("editing.new.taken");
        }
        NewImage image = new NewImage(order.name(), order.email(), order.credit(), clock.upstreamsNow(), texts(values));
        Step step = new Step(
                order.json(),
                () -> Sending.answer(() -> {
                    Created answer = subaccounts.create(order);
                    created.set(answer);
                    return CameBack.of(answer);
                }));
        return new Plan.Send(Images.write(image), facts(values, funding), List.of(step));
    }

    private static Made made(@Nullable Intent intent, @Nullable Created created) {
        return new Made(intent, created != null, created == null ? null : created.key());
    }

    private static Set<String> locks(NewSubaccount order) {
        return Set.of(
                "name:" + order.name().toLowerCase(Locale.ROOT),
                "email:" + order.email().toLowerCase(Locale.ROOT));
    }

    private static List<Fact> facts(Values values, Funding funding) {
        List<Fact> facts = new ArrayList<>();
        texts(values).forEach((field, text) -> facts.add(new Fact(field, null, Difference.plain(text))));
        facts.add(new Fact("creditGranted", null, funding.credit().toString()));
        facts.add(new Fact("days", null, funding.days().toPlainString()));
        return facts;
    }

    private static Map<String, String> texts(Values values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.settings().forEach(setting -> texts.put(setting.name(), values.text(setting)));
        return texts;
    }
}
