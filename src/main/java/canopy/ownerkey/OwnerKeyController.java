package canopy.ownerkey;

import canopy.people.Poll;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The owner key: which one is in use, what upstream says to it, and how far a rotation has come. */
@Controller
class OwnerKeyController {

    private final OwnerKeyPages pages;

    OwnerKeyController(OwnerKeyPages pages) {
        this.pages = pages;
    }

    @GetMapping("/owner-key")
    @Requires(Right.MANAGE_OWNER_KEY)
    String page(Viewer viewer, Model model) {
        model.addAttribute("page", pages.asked(viewer));
        return "ownerkey/key";
    }

    /**
     * The part of the page that changes while a rotation is open. Nothing at all when nothing has happened.
     *
     * @param since the version that the page shows
     */
    @GetMapping("/owner-key/standing")
    @Requires(Right.MANAGE_OWNER_KEY)
    @Poll
    @Nullable
    String standing(@RequestParam String since, Viewer viewer, Model model, HttpServletResponse response) {
        OwnerKeyPage page = pages.of(viewer);
        if (page.version().equals(since)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        // What upstream said last was said before the rotation ended.
        model.addAttribute("page", page.live() ? page : pages.asked(viewer));
        return "ownerkey/standing :: standing";
    }
}
