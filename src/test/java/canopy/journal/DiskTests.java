package canopy.journal;

import static canopy.journal.JournalNode.MEI;
import static canopy.journal.JournalNode.applied;
import static canopy.journal.JournalNode.plan;
import static canopy.journal.JournalNode.topUp;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.journal.Answer.Accepted;
import canopy.support.CountedFiles;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about to be sent is on the disk before it is sent, so that a power cut cannot make the console forget it. */
class DiskTests {

    @TempDir
    Path folder;

    @Test
    void forcesWhatIsAboutToBeSentToTheDisk() {
        JdbcDataSource database = CountedFiles.database(folder);
        int[] forced = new int[2];
        try (JournalNode node = new JournalNode(database, new JournalClock())) {
            node.sight = intent -> applied();
            Plan plan = plan(() -> {
                        forced[1] = CountedFiles.forced();
                        return new Accepted("{}");
                    })
                    .get();
            node.journal.perform(MEI, topUp(7), () -> {
                forced[0] = CountedFiles.forced();
                return plan;
            });
        }
        assertThat(forced[1]).as("files forced to the disk before the call").isGreaterThan(forced[0]);
    }
}
