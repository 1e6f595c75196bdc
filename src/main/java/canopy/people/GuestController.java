package canopy.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The sandbox's one-click sign-in. Anywhere else this page does not exist. */
@Controller
class GuestController {

    private final Guests guests;
    private final Entrance entrance;
    private final People people;
    private final PeopleTime time;

    GuestController(Guests guests, Entrance entrance, People people, PeopleTime time) {
        this.guests = guests;
        this.entrance = entrance;
        this.people = people;
        this.time = time;
    }

    @Public
    @PostMapping("/sign-in/as/{role}")
    String lookAround(@PathVariable("role") String key, HttpServletRequest request, HttpServletResponse response) {
        if (!guests.areWelcome(request)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Role role = Arrays.stream(Role.values())
                .filter(known -> known.key().equals(key))
                .findAny()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Person guest = guests.guest(role);
        people.signedIn(guest.id(), time.now());
        entrance.admit(PasswordSignIn.signedIn(guest, time.now()), request, response);
        return "redirect:/";
    }
}
