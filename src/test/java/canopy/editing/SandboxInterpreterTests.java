package canopy.editing;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.changes.Complaints;
import canopy.journal.IntentId;
import canopy.manage.NewSubaccount;
import canopy.manage.SettingsChange;
import canopy.manage.Subaccount;
import canopy.manage.Subaccounts;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Whatever lists, mappers and limits somebody types, the sandbox's own interpreter ends up with exactly those. */
@WholeConsoleTest
class SandboxInterpreterTests {

    private static final int ROUNDS = 60;
    private static final List<String> MODELS = List.of("gpt-4", "gpt-4*", "claude-*", "*-vision", "o3", "a/b:c");
    private static final List<String> IPS = List.of("10.0.0.0/8", "203.0.113.7", "2001:db8::/32", "::1", "0.0.0.0/0");
    private static final List<String> LEVELS = List.of("0", "1", "2", "10");
    private static final List<String> PATHS = List.of("/v1/chat", "/v1", "/v1/embeddings", "/v1/images");
    private static final List<String> LIMITS =
            List.of("rpm=30", "rph=600", "rpd=9000", "tpm=90000", "tph=unlimited", "tpd=7");

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private MessageSource messages;

    private final Random random = new Random(7);
    private AccountId id;

    @BeforeEach
    void makeAnAccount() {
        String name = "lists-" + IntentId.fresh().value();
        id = subaccounts
                .create(NewSubaccount.of(name, name + "@example.com", Money.of("2"), BigDecimal.TEN))
                .id();
    }

    @Test
    void endsWithExactlyWhatWasTyped() {
        for (int round = 0; round < ROUNDS; round++) {
            Subaccount before = subaccounts.find(id);
            Map<Setting<?>, String> typed = typed();

            Complaints complaints = new Complaints(messages);
            Values values = Values.read(typed, complaints);
            assertThat(complaints.all()).isEmpty();
            SettingsChange.between(before, Wanted.of(id, values)).forEach(call -> subaccounts.update(id, call));

            Subaccount after = subaccounts.find(id);
            typed.forEach((setting, text) -> assertThat(setting.same(setting.text(after), text))
                    .as("%s was to be [%s] and is [%s]", setting.name(), text, setting.text(after))
                    .isTrue());
            assertThat(SettingsChange.between(after, Wanted.of(id, values))).isEmpty();
        }
    }

    private Map<Setting<?>, String> typed() {
        Map<Setting<?>, String> typed = new LinkedHashMap<>();
        typed.put(Settings.ALLOW_MODELS, lines(some(MODELS)));
        typed.put(Settings.ALLOW_IPS, lines(some(IPS)));
        typed.put(Settings.ALLOW_LEVELS, lines(some(LEVELS)));
        typed.put(Settings.RESOURCES, lines(some(PATHS)));
        typed.put(Settings.MODEL_MAPPER, lines(some(MODELS).map(model -> model + "=" + one(MODELS))));
        typed.put(Settings.LEVEL_MAPPER, lines(some(MODELS).map(model -> model + " = " + one(LEVELS))));
        typed.put(
                Settings.MODEL_LIMITS,
                lines(some(MODELS)
                        .map(model -> model + " " + one(LIMITS) + " " + "rpm=" + (1 + random.nextInt(9)))
                        .map(line -> line.replaceFirst("rpm=30 ", ""))));
        return typed;
    }

    private Stream<String> some(List<String> all) {
        return all.stream().filter(one -> random.nextInt(3) > 0 && random.nextInt(5) > 0);
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String lines(Stream<String> entries) {
        return entries.collect(Collectors.joining("\r\n"));
    }

    @Test
    void neverLiftsAListOnTheWayToAnother() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> before = IntStream.range(0, 3)
                    .mapToObj(i -> "m" + random.nextInt(6))
                    .distinct()
                    .toList();
            List<String> after = IntStream.range(0, 3)
                    .mapToObj(i -> "m" + random.nextInt(6))
                    .distinct()
                    .toList();
            bring(before);
            Values values = new Values();
            values.put(Settings.ALLOW_MODELS, after);
            for (SettingsChange call : SettingsChange.between(subaccounts.find(id), Wanted.of(id, values))) {
                subaccounts.update(id, call);
                assertThat(subaccounts.find(id).access().models()).isNotEmpty();
            }
            assertThat(subaccounts.find(id).access().models()).containsExactlyInAnyOrderElementsOf(after);
        }
    }

    private void bring(List<String> models) {
        Values values = new Values();
        values.put(Settings.ALLOW_MODELS, models);
        SettingsChange.between(subaccounts.find(id), Wanted.of(id, values))
                .forEach(call -> subaccounts.update(id, call));
    }
}
