package canopy.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.journal.Answer;
import canopy.manage.ManageException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SendingTests {

    @Test
    void saysOfEachWayThatACallCanEndWhetherItMayHaveTakenEffect() {
        assertThat(Sending.answer(() -> "{}")).isEqualTo(new Answer.Accepted("{}"));
        assertThat(Sending.answer(throwing(new ManageException.NotFound("no such user"))))
                .isEqualTo(new Answer.Refused(404, "no such user", null, null));
        assertThat(Sending.answer(throwing(new ManageException.Rejected(400, "too little", "bad", "t-1", null))))
                .isEqualTo(new Answer.Refused(400, "too little", "bad", "t-1"));
        assertThat(Sending.answer(throwing(new ManageException.Unavailable("refused", null))))
                .isEqualTo(new Answer.NotSent("refused"));
        assertThat(Sending.answer(throwing(new ManageException.Unknown("it took too long", null))))
                .isEqualTo(new Answer.Lost("it took too long"));
    }

    @Test
    void leavesItsOwnFaultsToWhoeverWatches() {
        assertThatThrownBy(() -> Sending.answer(throwing(new IllegalStateException("broken"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Supplier<String> throwing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
