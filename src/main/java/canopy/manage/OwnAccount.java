package canopy.manage;

import canopy.manage.ManageException.NotFound;
import canopy.manage.ManageException.Rejected;
import canopy.manage.ManageException.Unavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient.RequestBodySpec;

/**
 * The account behind the owner key: {@code /dashboard/*} and {@code /x-self}. Each method is one request upstream. Reads
 * throw {@link Rejected} or {@link Unavailable}.
 */
public class OwnAccount {

    private final Door door;

    OwnAccount(Door door) {
        this.door = door;
    }

    public AccountStatus status() {
        return door.reads().read(Endpoint.STATUS, key -> door.api().status(key), DashboardReader::status);
    }

    public AccountInfo info() {
        return door.reads().read(Endpoint.INFO, key -> door.api().info(key), DashboardReader::info);
    }

    /** As {@link #info}, with usage up to now; asking often can cost money upstream. */
    public AccountInfo live() {
        return door.reads().read(Endpoint.LIVE, key -> door.api().live(key), DashboardReader::info);
    }

    /** The account's own usage, without that of others; the query's user is not sent. */
    public Bill bill(BillQuery query) {
        MultiValueMap<String, String> parameters = Bills.parameters(query, false);
        return door.reads().read(Endpoint.OWN_BILL, key -> door.api().ownBill(key, parameters), BillReader::bill);
    }

    public Logs logs(LogQuery query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parameters.add("page", Integer.toString(query.page()));
        parameters.add("size", Integer.toString(query.size()));
        if (query.action() != null) {
            parameters.add("action", query.action());
        }
        if (query.target() != null) {
            parameters.add("target_id", query.target().toString());
        }
        if (query.status() != null) {
            parameters.add("status", query.status());
        }
        return door.reads().read(Endpoint.LOGS, key -> door.api().logs(key, parameters), DashboardReader::logs);
    }

    public News news() {
        return door.reads().read(Endpoint.NEWS, key -> door.api().news(key), DashboardReader::news);
    }

    /** The models that the account may call, asked for under its other two addresses where upstream lacks the first. */
    public List<Model> models() {
        ManageApi api = door.api();
        return models(api::models)
                .or(() -> models(api::v1Models))
                .or(() -> models(api::bareModels))
                .orElseThrow(() -> new NotFound("Upstream has no list of models"));
    }

    /**
     * Replaces the key in use by another of our own making ({@code POST /x-self}); the old one dies at once. Keep the new
     * one safe before this is called, and try both with {@link #probe} after any doubt.
     *
     * @param phraseDate the upstream's business date, see {@link UpstreamClock#today}
     * @throws ManageException.Unknown when either key may be the good one now
     */
    public Rotation rotate(OwnerKey newKey, LocalDate phraseDate) {
        byte[] body = Json.bytes(Map.of("confirm", phraseDate + "-ROTATE-SELF", "key", newKey.value()));
        return door.writes()
                .write(
                        Endpoint.ROTATE,
                        key -> door.api().rotate(key, body),
                        answer -> WriteReader.rotation(answer, newKey));
    }

    /**
     * What upstream says of the account behind any key, without touching the key in use.
     *
     * @throws Rejected with {@link Rejected#KEY_NOT_ACCEPTED} when the key is not accepted
     */
    public AccountStatus probe(OwnerKey key) {
        return door.keyCheck().status(key);
    }

    private Optional<List<Model>> models(Function<OwnerKey, RequestBodySpec> request) {
        try {
            return Optional.of(door.reads().read(Endpoint.MODELS, request, DashboardReader::models));
        } catch (NotFound absent) {
            return Optional.empty();
        } catch (Rejected refused) {
            if (refused.status() != 404) {
                throw refused;
            }
            return Optional.empty();
        }
    }
}
