package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.support.Databases;
import canopy.values.Dna;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class PeopleRepositoryTests {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void keepsAPersonAsAdded(Databases engine) {
        People people = new People(JdbcClient.create(engine.fresh()));
        long id = people.add(" Mei@Example.com ", "Mei Lin", Role.FINANCE, new Dna(".1.3."), false, NOW);
        people.speak(id, Locale.SIMPLIFIED_CHINESE);
        people.signedIn(id, NOW.plusSeconds(5));
        assertThat(people.find("MEI@example.com"))
                .contains(new Person(
                        id,
                        "mei@example.com",
                        "Mei Lin",
                        Role.FINANCE,
                        new Dna(".1.3."),
                        true,
                        false,
                        false,
                        Locale.SIMPLIFIED_CHINESE,
                        NOW,
                        NOW.plusSeconds(5)));
        assertThatThrownBy(() -> people.add("MEI@example.com", "Other", Role.OWNER, Dna.WHOLE_TREE, false, NOW))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @EnumSource
    void countsFailuresByAccountAndByNetwork(Databases engine) {
        SignInAttempts attempts = new SignInAttempts(JdbcClient.create(engine.fresh()));
        for (int i = 0; i < SignInAttempts.PER_ACCOUNT; i++) {
            assertThat(attempts.waitUntil("a", "n1", NOW)).isNull();
            attempts.begin("a", "n1", NOW.plusSeconds(i));
        }
        assertThat(attempts.waitUntil("a", "n2", NOW.plusSeconds(9))).isEqualTo(NOW.plus(SignInAttempts.WINDOW));
        assertThat(attempts.waitUntil("b", "n1", NOW.plusSeconds(9))).isNull();
        for (int i = 0; i < SignInAttempts.PER_NETWORK - SignInAttempts.PER_ACCOUNT; i++) {
            attempts.begin("x" + i, "n1", NOW.plusSeconds(10));
        }
        assertThat(attempts.waitUntil("b", "n1", NOW.plusSeconds(11))).isEqualTo(NOW.plus(SignInAttempts.WINDOW));
        assertThat(attempts.waitUntil("b", "n1", NOW.plus(SignInAttempts.WINDOW).plusSeconds(11)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void letsNobodyShutAPersonOutOfAFamiliarNetwork(Databases engine) {
        SignInAttempts attempts = new SignInAttempts(JdbcClient.create(engine.fresh()));
        attempts.succeed(attempts.begin("a", "home", NOW), "a", "home", NOW);
        for (int i = 0; i < 2 * SignInAttempts.PER_ACCOUNT; i++) {
            attempts.begin("a", "elsewhere", NOW.plusSeconds(i));
        }
        assertThat(attempts.waitUntil("a", "elsewhere", NOW.plusSeconds(20))).isNotNull();
        assertThat(attempts.waitUntil("a", "home", NOW.plusSeconds(20))).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void keepsSessionsThatTwoRequestsWriteAtOnce(Databases engine) {
        DataSource source = engine.fresh();
        JdbcIndexedSessionRepository repository = new JdbcIndexedSessionRepository(
                new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
        new SessionSetup().attributesSideBySide().customize(repository);
        repository.afterPropertiesSet();
        keep(new ThriftySessions<>(
                repository,
                new Polls(new StaticListableBeanFactory().getBeanProvider(RequestMappingHandlerMapping.class))));
        repository.destroy();
    }

    private static <S extends Session> void keep(ThriftySessions<S> sessions) {
        var made = sessions.createSession();
        made.setAttribute(org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "7");
        sessions.save(made);
        var one = sessions.findById(made.getId());
        var other = sessions.findById(made.getId());
        one.setAttribute("token", "one");
        other.setAttribute("token", "other");
        sessions.save(one);
        sessions.save(other);
        Map<String, ThriftySessions.ThriftySession<S>> found = sessions.findByPrincipalName("7");
        assertThat(found).containsOnlyKeys(made.getId());
        assertThat(found.get(made.getId()).<String>getAttribute("token")).isEqualTo("other");
        Instant before = one.getLastAccessedTime();
        one.setLastAccessedTime(before.plus(Duration.ofSeconds(59)));
        assertThat(one.getLastAccessedTime()).isEqualTo(before);
        one.setLastAccessedTime(before.plus(Duration.ofSeconds(60)));
        assertThat(one.getLastAccessedTime()).isEqualTo(before.plus(Duration.ofSeconds(60)));
        sessions.deleteById(made.getId());
        assertThat(sessions.findById(made.getId())).isNull();
    }
}
