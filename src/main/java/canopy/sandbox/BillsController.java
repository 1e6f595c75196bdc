package canopy.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/** Bills of descendants and the caller's own. */
@RestController
final class BillsController {

    private final World world;

    BillsController(World world) {
        this.world = world;
    }

    @GetMapping("/x-bill")
    void descendants(Caller caller, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        caller.refuseUnlessManaging();
        LocalDate today = world.today(caller);
        Period period = Period.of(parameters, today, Period.monthTo(today));
        String user = parameters
                .getOrDefault("user", parameters.getOrDefault("u", ""))
                .strip();
        long[] ids = world.accounts().descendantsEver(caller.account());
        Predicate<Account> wanted = account -> true;
        if (!user.isEmpty()) {
            Identifier identifier = Identifier.parse(user);
            if (identifier.namesOne()) {
                long id = caller.resolve(identifier, world.accounts()).id();
                ids = id == caller.account().id() ? new long[0] : new long[] {id};
            } else {
                wanted = identifier.test();
            }
        }
        write(world.books().of(ids, wanted, period, caller.now()), true, response);
    }

    @GetMapping({"/dashboard/bill", "/dashboard/billing/usage"})
    void own(Caller caller, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        LocalDate today = world.today(caller);
        Period period = Period.of(parameters, today, Period.day(today));
        long[] self = {caller.account().id()};
        write(world.books().of(self, account -> true, period, caller.now()), false, response);
    }

    private void write(Bill bill, boolean withUsers, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try (JsonGenerator generator = world.json().createGenerator(response.getOutputStream())) {
            new BillWriter(generator, bill).write(withUsers);
        }
    }
}
