package canopy.web;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.people.Role;
import canopy.support.ConsoleTest;
import canopy.support.Visitors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page of a fault of ours, and the log. */
@ConsoleTest
@Import(ErrorPagesTests.Faulty.class)
@ExtendWith(OutputCaptureExtension.class)
@Isolated("captures System.out, into which all classes of the JVM print")
class FaultPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void giveTheReferenceThatTheLogHasAndNothingElse(CapturedOutput log) throws Exception {
        String page = mvc.get()
                .uri("/faulty/own")
                .with(Visitors.as(Role.AUDITOR))
                .exchange()
                .getResponse()
                .getContentAsString();
        String reference = page.replaceAll("(?s).*<code>([0-9A-F]{4}-[0-9A-F]{4})</code>.*", "$1");
        assertThat(reference).hasSize(9);
        assertThat(page).doesNotContain("secret inner words").doesNotContain("IllegalState");
        assertThat(log).contains("Fault " + reference + " at GET /faulty/own");
    }
}
