package canopy.dashboard;

import canopy.directory.BranchFigures;
import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.MirrorState;
import canopy.manage.AccountStatus;
import canopy.manage.UpstreamClock;
import canopy.values.Dna;
import canopy.values.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the panel: of the owner's own account for who may see the whole tree, else of the viewer's branch. */
@Component
class Panels {

    private final SharedReader reader;
    private final Topics topics;
    private final Directory directory;
    private final Sentences sentences;
    private final UpstreamClock clock;
    private final DashboardSettings settings;
    private final SpendOutlook outlook;

    Panels(
            SharedReader reader,
            Topics topics,
            Directory directory,
            Sentences sentences,
            UpstreamClock clock,
            DashboardSettings settings,
            SpendOutlook outlook) {
        this.reader = reader;
        this.topics = topics;
        this.directory = directory;
        this.sentences = sentences;
        this.clock = clock;
        this.settings = settings;
        this.outlook = outlook;
    }

    /** The panel, after a reading where one was due. */
    LivePanel live(Heard heard) {
        reader.refresh(topics.live(), topics.status());
        return kept(heard);
    }

    /** The panel from what is kept. */
    LivePanel kept(Heard heard) {
        Reading<Live> live = reader.kept(topics.live());
        Reading<AccountStatus> status = reader.kept(topics.status());
        Instant now = clock.now();
        boolean old = live.isOld(now);
        List<Sentence> said = sentences.of(live, status.value(), clock.today(), now, heard);
        String figures = live.version() + "-" + status.version() + "-" + (old ? minutes(live.readAt(), now) : 0);
        return new LivePanel(
                live.value(),
                status.value(),
                said,
                old,
                clock.today(),
                clock.upstreamsNow(),
                Heard.token(figures, said.stream().map(Sentence::code)),
                live.isAwaited() ? settings.soon().toMillis() : settings.poll().toMillis());
    }

    BranchPanel branch(Dna branch, Heard heard) {
        MirrorState mirror = directory.state();
        BranchFigures figures =
                directory.search(DirectoryQuery.EVERYTHING.at(1, 1), branch).totals();
        Sentence state = sentences.freshness(mirror, heard);
        Money today = outlook.today(branch);
        String mark = seconds(mirror.completeAt()) + "-" + seconds(mirror.spendReadAt()) + "-" + figures.accounts()
                + "-" + Math.floorMod(Objects.hashCode(today), 1_000_000);
        return new BranchPanel(
                state,
                figures,
                today,
                Heard.token(mark, List.of(state.code()).stream()),
                settings.poll().toMillis());
    }

    private static long minutes(@Nullable Instant from, Instant to) {
        return from == null ? 0 : Math.max(0, Duration.between(from, to).toMinutes());
    }

    private static long seconds(@Nullable Instant instant) {
        return instant == null ? 0 : Math.max(0, instant.getEpochSecond());
    }
}
