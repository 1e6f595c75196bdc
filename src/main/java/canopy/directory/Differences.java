package canopy.directory;

import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed of an account between two readings, field by field. Spending is no change: it moves the counters and
 * drains the cards all day long. A card that comes, goes, gains or loses other than by spending is one.
 */
final class Differences {

    private static final String CARDS = "funds.cards";
    private static final Set<String> NOT_KEPT = Set.of("id", "updatedAt", "funds.creditUsed", "funds.requests", CARDS);

    /** Upstream counts in floating point: less than this is not money that moved. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private Differences() {}

    record Difference(
            String field, @Nullable String before, @Nullable String after) {}

    static List<Difference> between(Subaccount before, Subaccount after) {
        List<Difference> differences = new ArrayList<>();
        collect("", Documents.tree(before), Documents.tree(after), differences);
        if (cardsMoved(before.funds(), after.funds())) {
            differences.add(new Difference(
                    CARDS, cards(before.funds().cards()), cards(after.funds().cards())));
        }
        return differences;
    }

    private static void collect(String prefix, JsonNode before, JsonNode after, List<Difference> differences) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            String field = prefix + name;
            JsonNode old = before.path(name);
            JsonNode present = after.path(name);
            if (prefix.isEmpty() && (old.isObject() || present.isObject())) {
                collect(name + ".", old, present, differences);
            } else if (!NOT_KEPT.contains(field) && !old.equals(present)) {
                differences.add(new Difference(field, text(old), text(present)));
            }
        }
    }

    private static boolean cardsMoved(Subaccount.Funds before, Subaccount.Funds after) {
        if (before.cards() == null || after.cards() == null) {
            return !Objects.equals(before.cards(), after.cards());
        }
        if (!faces(before.cards()).equals(faces(after.cards()))) {
            return true;
        }
        if (before.creditUsed() == null || after.creditUsed() == null) {
            return false;
        }
        BigDecimal spent = after.creditUsed().minus(before.creditUsed()).amount();
        BigDecimal lost = sum(before.cards()).subtract(sum(after.cards()));
        return lost.subtract(spent).abs().compareTo(ROUNDING) > 0;
    }

    /** The cards without what is left on them. */
    private static List<CreditCard> faces(List<CreditCard> cards) {
        return cards.stream()
                .map(card -> new CreditCard(
                        card.amount(), null, card.reference(), card.memo(), card.grantedAt(), card.expiresAt()))
                .toList();
    }

    private static BigDecimal sum(List<CreditCard> cards) {
        return cards.stream()
                .map(CreditCard::balance)
                .filter(Objects::nonNull)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Each card as left/face value and expiry, so that no words are needed. */
    private static @Nullable String cards(@Nullable List<CreditCard> cards) {
        if (cards == null) {
            return null;
        }
        return cards.stream()
                .map(card -> orDash(card.balance()) + "/" + orDash(card.amount()) + " → " + orDash(card.expiresAt()))
                .collect(Collectors.joining("\n"));
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            return value.valueStream().map(Differences::plain).collect(Collectors.joining("\n"));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(entry -> entry.getKey() + " = " + plain(entry.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        return plain(value);
    }

    private static String plain(JsonNode value) {
        return value.isObject()
                ? value.propertyStream()
                        .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                        .collect(Collectors.joining(", "))
                : value.asString();
    }
}
