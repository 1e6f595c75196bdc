package canopy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTests {

    private final List<String> worked = new ArrayList<>();
    private final Recent<String, String> recent = new Recent<>(2);

    @Test
    void worksAnAnswerOutOnce() {
        assertThat(ask("a")).isEqualTo("answer to a");
        assertThat(ask("a")).isEqualTo("answer to a");
        assertThat(worked).containsExactly("a");
    }

    @Test
    void forgetsWhatNobodyAskedForLongest() {
        ask("a");
        ask("b");
        ask("a");
        ask("c");
        ask("a");
        ask("b");
        assertThat(worked).containsExactly("a", "b", "c", "b");
    }

    private String ask(String question) {
        return recent.of(question, () -> {
            worked.add(question);
            return "answer to " + question;
        });
    }
}
