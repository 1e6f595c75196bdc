package canopy.sandbox;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account, under its present and its older paths. */
@RestController
final class DashboardController {

    private final World world;
    private final OwnDetail own;

    DashboardController(World world) {
        this.world = world;
        this.own = new OwnDetail(world);
    }

    @GetMapping({"/dashboard/status", "/dashboard/x-user-status"})
    Map<String, Object> status(Caller caller) {
        return own.status(caller);
    }

    @GetMapping({"/dashboard/info", "/dashboard/live", "/dashboard/x-user-info", "/dashboard/x_user/info"})
    Map<String, Object> info(Caller caller) {
        return own.full(caller);
    }

    @GetMapping({"/dashboard/news", "/dashboard/x-user-news"})
    Map<String, Object> news(Caller caller) {
        return world.news().of(caller);
    }
}
