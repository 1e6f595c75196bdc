package canopy.support;

import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Something that a page asks by itself. */
@TestComponent
@Controller
class Heartbeat {

    @GetMapping("/support/heartbeat")
    @Requires(Right.KEEP_OWN_ACCOUNT)
    @Poll
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void beat() {}
}
