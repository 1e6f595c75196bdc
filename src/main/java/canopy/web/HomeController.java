package canopy.web;

import canopy.people.Requires;
import canopy.people.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page is the list of accounts. */
@Controller
class HomeController {

    @Requires(Right.VIEW_ACCOUNTS)
    @GetMapping("/")
    String home() {
        return "redirect:/subaccounts";
    }
}
