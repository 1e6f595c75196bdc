package canopy.dashboard;

import canopy.directory.Directory;
import canopy.directory.MirrorState;
import canopy.directory.OwnSnapshot;
import canopy.manage.AccountInfo;
import canopy.manage.AccountStatus;
import canopy.manage.LogQuery;
import canopy.manage.Logs;
import canopy.manage.Model;
import canopy.manage.News;
import canopy.manage.OwnAccount;
import canopy.manage.UpstreamClock;
import canopy.values.AccountId;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** What the dashboard reads upstream, of the account that this database belongs to and no other. */
@Component
class Topics {

    private final OwnAccount own;
    private final Directory directory;
    private final UpstreamClock clock;
    private final DashboardSettings settings;

    Topics(OwnAccount own, Directory directory, UpstreamClock clock, DashboardSettings settings) {
        this.own = own;
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
    }

    /** The account with its usage up to now. */
    Topic<Live> live() {
        return new Topic<>("live/1", "live", settings.every(), new TypeReference<>() {}, () -> {
            AccountId owner = owner();
            AccountInfo info = own.live();
            check(owner, info.account().id());
            return Live.of(info, clock.today());
        });
    }

    /** What the account may do. */
    Topic<AccountStatus> status() {
        return new Topic<>("status/1", "status", settings.statusEvery(), new TypeReference<>() {}, () -> {
            AccountId owner = owner();
            AccountStatus status = own.status();
            check(owner, status.id());
            return Clipped.status(status);
        });
    }

    Topic<News> news() {
        return list("news/1", "news", new TypeReference<>() {}, () -> Clipped.news(own.news()));
    }

    Topic<List<Model>> models() {
        return list("models/1", "models", new TypeReference<>() {}, () -> Clipped.models(own.models()));
    }

    /** One page of the operations. */
    Topic<Logs> logs(LogQuery query) {
        String name = "logs/1 %d %d %s %s %s"
                .formatted(query.page(), query.size(), query.target(), query.status(), query.action());
        return list(name, "logs", new TypeReference<>() {}, () -> Clipped.logs(own.logs(query)));
    }

    private <T> Topic<T> list(String name, String purpose, TypeReference<T> form, Supplier<T> reading) {
        return new Topic<>(name, purpose, settings.listsEvery(), form, () -> {
            owner();
            return reading.get();
        });
    }

    /** The account that this database belongs to; asked for upstream only where nobody ever has. */
    private AccountId owner() {
        MirrorState state = directory.state();
        if (state.phase() == MirrorState.Phase.REFUSED) {
            throw new OtherAccount();
        }
        OwnSnapshot kept = state.own();
        return kept == null ? directory.rereadOwn().account().id() : kept.id();
    }

    private static void check(AccountId owner, AccountId answered) {
        if (!answered.equals(owner)) {
            throw new OtherAccount();
        }
    }
}
