package canopy.manage;

import canopy.values.AccountId;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient.RequestBodySpec;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The Manage API, one method per endpoint, in the order of its reference. Each method makes the request and sends nothing:
 * {@link Exchange} sends it, once.
 *
 * <p>Bodies are bytes, so that nothing on the way can log what is in them.
 */
@HttpExchange(accept = MediaType.APPLICATION_JSON_VALUE)
interface ManageApi {

    @PostExchange(url = "/x-users", contentType = MediaType.APPLICATION_JSON_VALUE)
    RequestBodySpec create(OwnerKey key, @RequestBody byte[] account);

    @GetExchange("/x-users")
    RequestBodySpec children(OwnerKey key, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/x-users/{id}")
    RequestBodySpec child(OwnerKey key, @PathVariable AccountId id);

    @GetExchange("/x-dna")
    RequestBodySpec descendants(OwnerKey key, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/x-dna/{id}")
    RequestBodySpec descendant(OwnerKey key, @PathVariable AccountId id);

    @PutExchange(url = "/x-users/{id}", contentType = MediaType.APPLICATION_JSON_VALUE)
    RequestBodySpec update(OwnerKey key, @PathVariable AccountId id, @RequestBody byte[] changes);

    @DeleteExchange("/x-users/{id}")
    RequestBodySpec delete(OwnerKey key, @PathVariable AccountId id);

    @GetExchange("/x-bill")
    RequestBodySpec bill(OwnerKey key, @RequestParam MultiValueMap<String, String> query);

    @PostExchange(url = "/x-self", contentType = MediaType.APPLICATION_JSON_VALUE)
    RequestBodySpec rotate(OwnerKey key, @RequestBody byte[] rotation);

    @GetExchange("/dashboard/status")
    RequestBodySpec status(OwnerKey key);

    @GetExchange("/dashboard/info")
    RequestBodySpec info(OwnerKey key);

    @GetExchange("/dashboard/live")
    RequestBodySpec live(OwnerKey key);

    @GetExchange("/dashboard/bill")
    RequestBodySpec ownBill(OwnerKey key, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/dashboard/logs")
    RequestBodySpec logs(OwnerKey key, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/dashboard/news")
    RequestBodySpec news(OwnerKey key);

    @GetExchange("/dashboard/models")
    RequestBodySpec models(OwnerKey key);

    @GetExchange("/v1/models")
    RequestBodySpec v1Models(OwnerKey key);

    @GetExchange("/models")
    RequestBodySpec bareModels(OwnerKey key);
}
