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
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.context.TestContextManager;

/** Whatever lists, mappers and limits somebody types, the sandbox's own interpreter ends up with exactly those. */
@WholeConsoleTest
class SandboxInterpreterTests {

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private MessageSource messages;

    private AccountId id;

    /** By hand, since properties know no extensions; the console is the one that all such tests share. */
    @BeforeProperty
    void makeAnAccount() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        String name = "lists-" + IntentId.fresh().value();
        id = subaccounts
                .create(NewSubaccount.of(name, name + "@example.com", Money.of("2"), BigDecimal.TEN))
                .id();
    }

    /** From one form to another: what stands before decides which calls are needed. */
    @Property(tries = 60)
    void endsWithExactlyWhatWasTyped(
            @ForAll("typed") Map<String, String> first, @ForAll("typed") Map<String, String> then) {
        bring(first);
        bring(then);
    }

    @Property(tries = 60)
    void neverLiftsAListOnTheWayToAnother(@ForAll("few") List<String> before, @ForAll("few") List<String> after) {
        Values present = new Values();
        present.put(Settings.ALLOW_MODELS, before);
        calls(present).forEach(call -> subaccounts.update(id, call));

        Values wanted = new Values();
        wanted.put(Settings.ALLOW_MODELS, after);
        for (SettingsChange call : calls(wanted)) {
            subaccounts.update(id, call);
            assertThat(subaccounts.find(id).access().models()).isNotEmpty();
        }
        assertThat(subaccounts.find(id).access().models()).containsExactlyInAnyOrderElementsOf(after);
    }

    private void bring(Map<String, String> lines) {
        Map<Setting<?>, String> typed = new LinkedHashMap<>();
        lines.forEach((setting, text) -> typed.put(Settings.named(setting), text));
        Complaints complaints = new Complaints(messages);
        Values values = Values.read(typed, complaints);
        assertThat(complaints.all()).isEmpty();

        calls(values).forEach(call -> subaccounts.update(id, call));

        Subaccount after = subaccounts.find(id);
        typed.forEach((setting, text) -> assertThat(setting.same(setting.text(after), text))
                .as("%s was to be [%s] and is [%s]", setting.name(), text, setting.text(after))
                .isTrue());
        assertThat(calls(values)).isEmpty();
    }

    private List<SettingsChange> calls(Values values) {
        return SettingsChange.between(subaccounts.find(id), Wanted.of(id, values));
    }

    @Provide
    Arbitrary<List<String>> few() {
        return Arbitraries.of("m0", "m1", "m2", "m3", "m4", "m5")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements();
    }

    @Provide
    Arbitrary<Map<String, String>> typed() {
        return Combinators.combine(
                        lines(models(), Function.identity()),
                        lines(addresses(), Function.identity()),
                        lines(levels(), Function.identity()),
                        lines(paths(), Function.identity()),
                        mapper(models()),
                        mapper(levels()),
                        limits())
                .as((models, addresses, levels, paths, modelMapper, levelMapper, limits) -> {
                    Map<String, String> typed = new LinkedHashMap<>();
                    typed.put("allowModels", models);
                    typed.put("allowIPs", addresses);
                    typed.put("allowLevels", levels);
                    typed.put("resources", paths);
                    typed.put("modelMapper", modelMapper);
                    typed.put("levelMapper", levelMapper);
                    typed.put("modelLimits", limits);
                    return typed;
                });
    }

    private static Arbitrary<String> mapper(Arbitrary<String> served) {
        return lines(
                Combinators.combine(models(), served).as((from, to) -> from + " = " + to),
                SandboxInterpreterTests::first);
    }

    private static Arbitrary<String> limits() {
        Arbitrary<String> limit = Combinators.combine(
                        Arbitraries.of("rpm", "rph", "rpd", "tpm", "tph", "tpd"),
                        Arbitraries.integers().between(1, 90_000))
                .as((name, value) -> name + "=" + value);
        Arbitrary<String> some = limit.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(one -> one.substring(0, 3))
                .map(all -> String.join(" ", all));
        return lines(
                Combinators.combine(models(), some).as((model, all) -> model + " " + all),
                SandboxInterpreterTests::first);
    }

    private static String first(String line) {
        return line.split(" ", 2)[0];
    }

    private static Arbitrary<String> models() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars(".:/_-*@")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> !name.startsWith("-") && !name.equals("*"));
        return Arbitraries.oneOf(names, Arbitraries.of("gpt-4", "gpt-4*", "*-vision", "o3"));
    }

    private static Arbitrary<String> addresses() {
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 255);
        Arbitrary<String> four =
                Combinators.combine(octet, octet, octet, octet).as((a, b, c, d) -> a + "." + b + "." + c + "." + d);
        Arbitrary<String> range = Combinators.combine(
                        four, Arbitraries.integers().between(0, 32))
                .as((address, bits) -> address + "/" + bits);
        return Arbitraries.oneOf(
                four, range, Arbitraries.of("2001:db8::/32", "::1", "2001:db8::1", "::/0", "0.0.0.0/0"));
    }

    private static Arbitrary<String> levels() {
        return Arbitraries.integers().between(0, 999_999).map(String::valueOf);
    }

    private static Arbitrary<String> paths() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("/-_.")
                .ofMaxLength(12)
                .map(rest -> "/" + rest);
    }

    private static Arbitrary<String> lines(Arbitrary<String> entries, Function<String, String> what) {
        return entries.list().ofMaxSize(15).uniqueElements(what).map(all -> String.join("\r\n", all));
    }
}
