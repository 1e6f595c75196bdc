package canopy.sandbox;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Creates, changes and deletes subaccounts. */
@RestController
final class SubaccountsController {

    private final World world;

    SubaccountsController(World world) {
        this.world = world;
    }

    @PostMapping("/x-users")
    Map<String, Object> create(Caller caller, Fields fields) {
        return answer(world.operations().create(caller, fields), caller);
    }

    @RequestMapping(
            path = "/x-users/{identifier}",
            method = {RequestMethod.PUT, RequestMethod.POST})
    Map<String, Object> update(@PathVariable String identifier, Caller caller, Fields fields) {
        return answer(world.operations().update(caller, identifier, fields), caller);
    }

    @DeleteMapping("/x-users/{identifier}")
    Map<String, Object> delete(@PathVariable String identifier, Caller caller) {
        return answer(world.operations().delete(caller, identifier), caller);
    }

    private Map<String, Object> answer(Movement movement, Caller caller) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Action", movement.action());
        Account parent = movement.parent();
        answer.put("Parent", world.rows().parent(parent, world.accounts().childCount(parent), caller.now()));
        answer.put("User", movement.action().equals("delete") ? gone(movement.user()) : user(movement));
        return answer;
    }

    private Map<String, Object> user(Movement movement) {
        Account account = movement.user();
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("ID", account.id());
        user.put("Name", account.profile().name());
        user.put("Alias", account.profile().alias());
        if (movement.newKey() != null) {
            user.put("SecretKey", movement.newKey());
        }
        int children = world.accounts().childCount(account);
        BigDecimal balance = movement.balance();
        user.put("Updates", world.rows().updates(account, children, balance));
        return user;
    }

    private Map<String, Object> gone(Account account) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("ID", account.id());
        user.put("Name", account.profile().name());
        user.put("Rates", account.terms().rates());
        user.put("CreditBalance", world.rows().cards(account));
        return user;
    }
}
