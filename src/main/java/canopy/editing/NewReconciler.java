package canopy.editing;

import canopy.changes.Images;
import canopy.directory.Cause;
import canopy.directory.Directory;
import canopy.journal.Fact;
import canopy.journal.Finding;
import canopy.journal.Intent;
import canopy.journal.Kind;
import canopy.journal.Reconciler;
import canopy.manage.CreditCard;
import canopy.manage.ManageException;
import canopy.manage.Subaccount;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what came of a creation: the account with its e-mail and name, which was not there before. */
@Component
class NewReconciler implements Reconciler {

    /** The header by which upstream's clock is known has whole seconds, and several machines may answer. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final SameName sameName;
    private final Directory directory;

    NewReconciler(SameName sameName, Directory directory) {
        this.sameName = sameName;
        this.directory = directory;
    }

    @Override
    public Set<Kind> kinds() {
        return EnumSet.of(Kind.CREATE);
    }

    @Override
    public Finding look(Intent intent) {
        if (intent.before() == null) {
            return new Finding.CannotSee("editing.seen.unknown");
        }
        NewImage image = Images.read(intent.before(), NewImage.class);
        try {
            Optional<Subaccount> found = sameName.find(image.name(), image.email());
            if (found.isEmpty()) {
                return new Finding.NothingYet("editing.seen.absent");
            }
            return isOurs(found.get(), image)
                    ? applied(intent, image, found.get())
                    : new Finding.Contradiction("editing.seen.foreign");
        } catch (ManageException silent) {
            return new Finding.CannotSee(String.valueOf(silent.getMessage()));
        }
    }

    private Finding applied(Intent intent, NewImage image, Subaccount account) {
        directory.refresh(account.id(), Dna.WHOLE_TREE, Cause.intent(intent.id().value()));
        boolean asAsked = image.asked().entrySet().stream().allMatch(asked -> {
            Setting<?> setting = Settings.named(asked.getKey());
            return setting.same(setting.text(account), asked.getValue());
        });
        return new Finding.Applied(
                facts(image, account), asAsked && isFunded(account, image.creditGranted()), account.id());
    }

    private static boolean isOurs(Subaccount account, NewImage image) {
        Instant created = account.createdAt();
        return image.email().equalsIgnoreCase(account.profile().email())
                && image.name().equals(account.profile().name())
                && (created == null || !created.isBefore(image.absentAt().minus(CLOCKS_DIFFER)));
    }

    private static boolean isFunded(Subaccount account, Money credit) {
        List<CreditCard> cards = account.funds().cards();
        return cards != null && cards.stream().anyMatch(card -> credit.equals(card.amount()));
    }

    private static List<Fact> facts(NewImage image, Subaccount account) {
        List<Fact> facts = new ArrayList<>();
        image.asked()
                .keySet()
                .forEach(name -> facts.add(new Fact(
                        name, null, Difference.plain(Settings.named(name).text(account)))));
        List<CreditCard> cards = account.funds().cards();
        if (cards != null) {
            cards.stream()
                    .map(CreditCard::amount)
                    .filter(Objects::nonNull)
                    .reduce(Money::plus)
                    .ifPresent(sum -> facts.add(new Fact("creditGranted", null, sum.toString())));
        }
        return facts;
    }
}
