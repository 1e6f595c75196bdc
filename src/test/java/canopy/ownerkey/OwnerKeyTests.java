package canopy.ownerkey;

import static canopy.support.PageVisit.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import canopy.directory.Directory;
import canopy.journal.Change;
import canopy.journal.Fact;
import canopy.journal.IntentId;
import canopy.journal.Journal;
import canopy.journal.Kind;
import canopy.journal.Plan;
import canopy.journal.Target;
import canopy.manage.ChildKey;
import canopy.manage.LogQuery;
import canopy.manage.ManageException.Rejected;
import canopy.manage.NewSubaccount;
import canopy.manage.OwnAccount;
import canopy.manage.OwnerKey;
import canopy.manage.OwnerKeySource;
import canopy.manage.Subaccounts;
import canopy.manage.UpstreamClock;
import canopy.ownerkey.KeptKey.Origin;
import canopy.people.Role;
import canopy.people.Viewer;
import canopy.support.PageVisit;
import canopy.support.PageVisit.Seen;
import canopy.support.Visitors;
import canopy.support.Waiting;
import canopy.support.WholeConsoleTest;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WholeConsoleTest
@TestPropertySource(properties = "canopy.test.changes-owner-key=true")
class OwnerKeyTests {

    private static final String PATH = "/owner-key";
    private static final String ROTATION = "/owner-key/rotation";
    private static final String REPLACEMENT = "/owner-key/replacement";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Directory directory;

    @Autowired
    private OwnerKeySource keys;

    @Autowired
    private OwnAccount account;

    @Autowired
    private UpstreamClock clock;

    @Autowired
    private Midnight midnight;

    @Autowired
    private GivenOwnerKey given;

    @Autowired
    private Subaccounts subaccounts;

    @Autowired
    private Journal journal;

    @Autowired
    private Vault vault;

    private PageVisit owner;

    @BeforeEach
    void arrive() {
        Waiting.forTheFirstReading(directory);
        owner = PageVisit.as(new Viewer(3_001, "Mei Lin", "mei@example.com", Role.OWNER, Dna.WHOLE_TREE), mvc);
        Waiting.until("it is not midnight upstream", () -> midnight.closedUntil() == null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
    void isForOwnersOfTheWholeTreeAlone(Role role) {
        for (String path : List.of(PATH, ROTATION, REPLACEMENT, PATH + "/standing?since=none")) {
            assertThat(mvc.get().uri(path).with(Visitors.as(role))).hasStatus(403);
            assertThat(mvc.get().uri(path).with(Visitors.as(Role.OWNER, new Dna(".3."))))
                    .hasStatus(403);
        }
    }

    @Test
    void rotatesToAKeyThatTheGatewayAcceptsAndTellsEachStep() {
        OwnerKey before = keys.current();
        int rotations = rotations();
        Seen page = owner.settled(PATH);
        assertThat(page.text()).contains(before.masked()).contains("accepts it").doesNotContain(before.value());

        Seen form = owner.get(ROTATION);
        Seen wrong = owner.post(ROTATION, and(form.hidden(), "confirmName", "Canopy-Owner", "reason", "yearly"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).singleElement().asString().contains("Type canopy-owner exactly");
        assertThat(wrong.field("reason")).isEqualTo("yearly");

        Seen check = owner.post(ROTATION, and(wrong.hidden(), "confirmName", "canopy-owner", "reason", "yearly"));
        assertThat(check.heading()).isEqualTo("Check: rotate the owner key");
        assertThat(rotations()).isEqualTo(rotations);

        Seen done = owner.post(ROTATION, and(check.hidden(), "confirmed", "true"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo(PATH);
        OwnerKey after = keys.current();
        assertThat(after).isNotEqualTo(before);
        assertThat(account.probe(after).name()).isEqualTo("canopy-owner");
        assertThat(catchThrowableOfType(Rejected.class, () -> account.probe(before))
                        .code())
                .isEqualTo(Rejected.KEY_NOT_ACCEPTED);
        assertThat(rotations()).isEqualTo(rotations + 1);

        Seen now = owner.settled(PATH);
        assertThat(now.text())
                .contains(after.masked())
                .contains("made here by a rotation")
                .contains("Mei Lin")
                .contains("Done. The gateway accepts the new key, and all nodes use it.")
                .contains("accepts it");
        assertThat(now.page().select(".history [data-status]").eachText()).containsOnly("done");
        assertThat(now.page().html()).doesNotContain(after.value().substring(6, 26));

        Seen journal = owner.get("/journal/" + check.field("intent"));
        assertThat(journal.text()).contains(before.masked()).contains(after.masked());
        assertThat(journal.page().html())
                .doesNotContain(after.value().substring(6, 26))
                .doesNotContain(before.value().substring(6, 26));
        assertThat(journal.page().select("#account").attr("href")).isEqualTo(PATH);

        // The same form once more, such as by a double click, rotates nothing.
        assertThat(owner.post(ROTATION, and(check.hidden(), "confirmed", "true"))
                        .status())
                .isEqualTo(303);
        assertThat(keys.current()).isEqualTo(after);
        assertThat(rotations()).isEqualTo(rotations + 1);
    }

    @Test
    void asksForThePasswordOnceMore() {
        PageVisit earlier = owner.signedInAt(Instant.now().minus(Duration.ofMinutes(10)));
        OwnerKey before = keys.current();
        Seen check = earlier.post(
                ROTATION, and(earlier.get(ROTATION).hidden(), "confirmName", "canopy-owner", "reason", "yearly"));
        assertThat(check.page().select("input[name=password]")).hasSize(1);
        Seen refused = earlier.post(ROTATION, and(check.hidden(), "confirmed", "true"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("input[name=password]")).hasSize(1);
        assertThat(keys.current()).isEqualTo(before);

        Seen replaced =
                earlier.post(REPLACEMENT, List.of("ownerKey", OwnerKey.fresh().value()));
        assertThat(replaced.status()).isEqualTo(422);
        assertThat(replaced.errors()).singleElement().asString().doesNotContain("gateway");
    }

    @Test
    void takesAKeyThatWasRotatedOutsideAndNoOther() {
        OwnerKey outside = OwnerKey.fresh();
        account.rotate(outside, clock.today().date());
        Waiting.until("the page says so", () -> owner.settled(PATH).text().contains("does not accept it"));
        Seen refused = owner.settled(PATH);
        assertThat(refused.text())
                .contains("The gateway does not accept the owner key")
                .contains("get the new one from them and use it here");
        assertThat(owner.get("/subaccounts").status()).isEqualTo(200);
        Seen stopped = owner.post(
                ROTATION,
                and(
                        owner.get(ROTATION).hidden(),
                        "confirmName",
                        "canopy-owner",
                        "reason",
                        "yearly",
                        "confirmed",
                        "true"));
        assertThat(stopped.status()).isEqualTo(409);
        assertThat(stopped.text()).contains("Only a key that works can be rotated");

        assertThat(owner.get(REPLACEMENT).page().select("input[name=ownerKey]").attr("type"))
                .isEqualTo("password");
        assertThat(replaceWith("sk-Xvs1").errors()).singleElement().asString().contains("no owner key");
        assertThat(replaceWith(OwnerKey.fresh().value()).errors())
                .singleElement()
                .asString()
                .contains("does not accept this key");
        Seen taken = replaceWith(outside.value());
        assertThat(taken.status()).isEqualTo(303);
        assertThat(keys.current()).isEqualTo(outside);
        assertThat(owner.settled(PATH).text()).contains("accepts it").contains("typed in; sealed in the database");
        assertThat(replaceWith(outside.value()).errors())
                .singleElement()
                .asString()
                .contains("in use already");
        assertThat(account.status().name()).isEqualTo("canopy-owner");

        Seen journal = owner.get(owner.settled(PATH).page().select("#source").attr("href"));
        assertThat(journal.text())
                .contains("Done. All nodes use the other owner key.")
                .contains("It was typed in. The gateway accepts it; nothing was sent.")
                .contains("Mei Lin")
                .contains(outside.masked());
        assertThat(journal.page().select("#events ~ ol li, .history li")).hasSize(2);
        assertThat(journal.page().html()).doesNotContain(outside.value().substring(6, 26));
        assertThat(owner.get("/journal?kind=use-key").page().html())
                .contains("Use another owner key")
                .doesNotContain(outside.value().substring(6, 26));
    }

    @Test
    void takesTheGivenKeyOverWhenAnOwnerSaysSo() {
        OwnerKey offered = given.key().orElseThrow();
        if (keys.current().equals(offered)) {
            rotate();
        }
        // Somebody outside goes back to it.
        account.rotate(offered, clock.today().date());
        Waiting.until("the page says so", () -> owner.settled(PATH).text().contains("does not accept it"));
        Seen form = owner.get(REPLACEMENT);
        assertThat(form.text()).contains(offered.masked()).doesNotContain(offered.value());

        Seen taken = owner.post(REPLACEMENT, and(form.hidden(), "given", "true"));

        assertThat(taken.status()).isEqualTo(303);
        assertThat(keys.current()).isEqualTo(offered);
        Seen page = owner.settled(PATH);
        assertThat(page.text()).contains("accepts it").contains("taken over from the environment or a file");
        assertThat(owner.get(page.page().select("#source").attr("href")).text())
                .contains("It was taken over from the environment or a file.");
    }

    @Test
    void refusesAKeyThatOpensAnotherAccount() {
        OwnerKey before = keys.current();
        String name = "stranger-" + System.nanoTime();
        ChildKey stranger = subaccounts
                .create(NewSubaccount.of(name, name + "@example.com", Money.of("5"), new BigDecimal("30")))
                .key();

        Seen refused = replaceWith(stranger.value());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .singleElement()
                .asString()
                .contains("This key opens another account than canopy-owner, to which this database belongs."
                        + " Nothing was changed.");
        assertThat(keys.current()).isEqualTo(before);
        assertThat(owner.settled(PATH).page().html()).doesNotContain(stranger.value());
    }

    @Test
    void tellsOfARotationThatTookEffectAfterItHadBeenGivenUp() {
        OwnerKey before = keys.current();
        IntentId rotation = IntentId.fresh();
        Viewer mei = new Viewer(3_001, "Mei Lin", "mei@example.com", Role.OWNER, Dna.WHOLE_TREE);
        AccountId id = account.status().id();
        Change change = new Change(
                rotation,
                Kind.ROTATE_KEY,
                new Target(id, "canopy-owner", Dna.WHOLE_TREE, Set.of("owner-key")),
                false,
                null,
                null,
                "yearly",
                List.of(new Fact("ownerKey", before.masked(), null)));
        journal.perform(mei, change, () -> new Plan.Stop("journal.why.nothing-seen"));
        OwnerKey late = vault.keep(OwnerKey.fresh(), Origin.MADE, id, rotation, "Mei Lin")
                .key();
        account.rotate(late, clock.today().date());

        Waiting.until("it is found and used", () -> {
            // Whatever is read upstream is refused now, and that is what has others tried.
            Rejected refused = catchThrowableOfType(Rejected.class, account::status);
            return refused == null && keys.current().equals(late);
        });

        Seen page = owner.settled(PATH);
        assertThat(page.text())
                .contains("This key is of a rotation that had been given up and took effect late.")
                .contains("accepts it");
        assertThat(page.page().select("#source").attr("href")).isEqualTo("/journal/" + rotation);
        Seen told = owner.get("/journal/" + rotation);
        assertThat(told.text())
                .contains("Done. The owner key is a new one.")
                .contains("It took effect late: the gateway accepts the key that was made for it")
                .contains(late.masked());
        assertThat(told.page().html()).doesNotContain(late.value().substring(6, 26));
        assertThat(owner.inChinese().settled(PATH).text()).contains("后来才生效的轮换");
    }

    @Test
    void saysThatTheGivenKeyIsNoLongerUsed() {
        rotate();
        assertThat(owner.settled(PATH).text()).contains("still holds the key of before");
        assertThat(owner.inChinese().settled(PATH).text()).contains("它已不再使用");
    }

    @Test
    void answersNothingToAPollWhileNothingHappens() {
        rotate();
        String version = owner.settled(PATH).page().select("#standing").attr("data-hx-get");
        assertThat(version)
                .as("a rotation that has ended is not asked for again")
                .isEmpty();
        assertThat(owner.get(PATH + "/standing?since=none").status()).isEqualTo(200);
    }

    private void rotate() {
        Seen check = owner.post(
                ROTATION, and(owner.get(ROTATION).hidden(), "confirmName", "canopy-owner", "reason", "test"));
        assertThat(owner.post(ROTATION, and(check.hidden(), "confirmed", "true"))
                        .status())
                .isEqualTo(303);
    }

    private Seen replaceWith(String key) {
        Seen seen = owner.post(REPLACEMENT, List.of("ownerKey", key));
        assertThat(seen.page().html()).doesNotContain(key);
        return seen;
    }

    private int rotations() {
        return account.logs(new LogQuery(1, 100, "rotate_self", null, "success"))
                .entries()
                .size();
    }
}
