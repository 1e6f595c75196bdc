package canopy.people;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.support.Databases;
import canopy.values.Dna;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

class GuestTests {

    final People people = new People(JdbcClient.create(Databases.H2.fresh()));
    final StaticMessageSource messages = new StaticMessageSource();

    @BeforeEach
    void words() {
        messages.setUseCodeAsDefaultMessage(true);
    }

    @Test
    void areWelcomeOnTheSameMachineInTheSandboxOnly() {
        assertThat(guests(true).areWelcome(from("127.0.0.1", "localhost"))).isTrue();
        assertThat(guests(true).areWelcome(from("0:0:0:0:0:0:0:1", "[::1]"))).isTrue();
        assertThat(guests(false).areWelcome(from("127.0.0.1", "localhost"))).isFalse();
        assertThat(guests(true).areWelcome(from("192.0.2.7", "localhost"))).isFalse();
        assertThat(guests(true).areWelcome(from("127.0.0.1", "canopy.evil.example")))
                .isFalse();
        MockHttpServletRequest behindAProxy = from("127.0.0.1", "localhost");
        behindAProxy.addHeader("X-Forwarded-For", "192.0.2.7");
        assertThat(guests(true).areWelcome(behindAProxy)).isFalse();
        assertThat(guests(true, "native").areWelcome(from("127.0.0.1", "localhost")))
                .isFalse();
    }

    @Test
    void areMadeOnceAndWithoutAPassword() {
        Person guest = guests(true).guest(Role.FINANCE);
        assertThat(guests(true).guest(Role.FINANCE)).isEqualTo(guest);
        assertThat(guest.hasPassword()).isFalse();
        assertThat(guest.isWorkingOwner()).isFalse();
        assertThat(guests(true).lookArounds(from("127.0.0.1", "localhost")))
                .extracting(SignInPage.LookAround::action)
                .containsExactly(
                        "/sign-in/as/owner",
                        "/sign-in/as/reseller",
                        "/sign-in/as/support",
                        "/sign-in/as/finance",
                        "/sign-in/as/auditor");
    }

    @Test
    void cannotBeManagedLikeStaff() {
        Viewer owner = new Viewer(99, "O", "o@example.com", Role.OWNER, Dna.WHOLE_TREE);
        assertThat(Staff.mayManage(owner, guests(true).guest(Role.OWNER))).isFalse();
        long id = people.add("a@example.com", "A", Role.OWNER, Dna.WHOLE_TREE, false, Instant.now());
        assertThat(Staff.mayManage(owner, people.find(id).orElseThrow())).isTrue();
    }

    private Guests guests(boolean sandbox) {
        return guests(sandbox, "none");
    }

    private Guests guests(boolean sandbox, String forwardHeaders) {
        return new Guests(
                people,
                new PeopleSettings(sandbox, null, new PeopleSettings.FirstOwner("", "")),
                new PeopleTime(),
                messages,
                forwardHeaders);
    }

    private static MockHttpServletRequest from(String address, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sign-in");
        request.setRemoteAddr(address);
        request.setServerName(host);
        return request;
    }
}
