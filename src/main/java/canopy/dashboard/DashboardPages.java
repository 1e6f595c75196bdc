package canopy.dashboard;

import canopy.dashboard.DashboardPage.Reason;
import canopy.directory.Attention;
import canopy.directory.Directory;
import canopy.directory.DirectoryQuery;
import canopy.directory.Row;
import canopy.directory.Sort;
import canopy.journal.Journal;
import canopy.people.Viewer;
import canopy.values.Dna;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the dashboard together for a viewer. */
@Component
class DashboardPages {

    private static final int SPENDERS = 5;
    private static final int NEWS = 3;
    private static final Heard NOTHING = new Heard(null);

    private final Panels panels;
    private final Directory directory;
    private final Journal journal;
    private final NewsDesk news;
    private final SharedReader reader;
    private final Topics topics;
    private final SpendOutlook outlook;

    DashboardPages(
            Panels panels,
            Directory directory,
            Journal journal,
            NewsDesk news,
            SharedReader reader,
            Topics topics,
            SpendOutlook outlook) {
        this.panels = panels;
        this.directory = directory;
        this.journal = journal;
        this.news = news;
        this.reader = reader;
        this.topics = topics;
        this.outlook = outlook;
    }

    DashboardPage page(Viewer viewer) {
        Dna branch = viewer.branch();
        boolean whole = branch.isWholeTree();
        boolean underWay = refresh(whole);
        LivePanel live = whole ? panels.kept(NOTHING) : null;
        List<Notice> notices = news.notices(viewer);
        DaySoFar day = outlook.day(branch);
        return new DashboardPage(
                underWay,
                live,
                whole ? null : panels.branch(branch, NOTHING),
                reasons(branch),
                journal.unsettledCount(viewer),
                spenders(branch),
                day,
                whole ? outlook.course(day, branch) : null,
                whole ? outlook.models() : List.of(),
                live == null ? null : outlook.runway(live),
                notices.stream().filter(notice -> !notice.expired()).limit(NEWS).toList(),
                (int) notices.stream().filter(Notice::isNew).count());
    }

    /**
     * Has all read that is due, side by side.
     *
     * @return whether something is still being read when nobody waits any longer
     */
    private boolean refresh(boolean whole) {
        long deadline = System.nanoTime() + SharedReader.PATIENCE.toNanos();
        outlook.refresh(Duration.ZERO);
        if (whole) {
            reader.refresh(topics.live(), topics.status(), topics.news());
        } else {
            reader.refresh(topics.news());
        }
        boolean bill = outlook.refresh(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        return !bill || reader.kept(topics.news()).isAwaited();
    }

    private List<Reason> reasons(Dna branch) {
        return directory.attention(branch).entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue(), href(entry.getKey())))
                .toList();
    }

    private List<Row> spenders(Dna branch) {
        return directory
                .search(
                        DirectoryQuery.EVERYTHING
                                .sortedBy(Sort.SPENT_TODAY, true)
                                .at(1, SPENDERS),
                        branch)
                .rows()
                .stream()
                .filter(row -> row.spentToday() != null && row.spentToday().isPositive())
                .toList();
    }

    /** The accounts that need attention, those first that need it for this reason. */
    private static String href(Attention why) {
        return "/subaccounts?attention=true"
                + switch (why) {
                    case OVER_HARD_LIMIT, NEAR_HARD_LIMIT -> "&sort=-limit";
                    case OVER_DAILY_LIMIT, NEAR_DAILY_LIMIT -> "&sort=-spent_today";
                    case LOW_BALANCE -> "&sort=balance";
                    case CREDIT_EXPIRING -> "&sort=expiry";
                    case SUSPENDED -> "&status=suspended";
                };
    }
}
