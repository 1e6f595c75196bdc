package canopy.journal;

import canopy.people.MovableTime;
import canopy.support.ConsoleTest;
import canopy.support.PeopleAndWeb;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test with the pages of the journal on a real database. All such tests share one context, and take turns in it: each
 * begins with an empty journal.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {PeopleAndWeb.class, MovableTime.class, JournalRoom.class, JournalVisit.class},
        properties = {
            "canopy.manage.base-url=http://127.0.0.1:1",
            "canopy.manage.owner-key=sk-Xvs0000000000000000000000000000000000000000000000",
            "canopy.journal.least-pause=1h",
            "canopy.journal.longest-pause=1h",
            "management.server.port=0"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = ConsoleTest.FreshDatabase.class)
@ResourceLock("canopy.journal.JournalRoom")
@interface JournalRoomTest {}
