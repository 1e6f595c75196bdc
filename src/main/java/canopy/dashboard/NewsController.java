package canopy.dashboard;

import canopy.manage.News;
import canopy.manage.UpstreamClock;
import canopy.people.Requires;
import canopy.people.Right;
import canopy.people.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the gateway has to say, with what each person has read of it. */
@Controller
class NewsController {

    private static final Heard NOTHING = new Heard(null);

    private final NewsDesk desk;
    private final Sentences sentences;
    private final SharedReader reader;
    private final Topics topics;
    private final UpstreamClock clock;

    NewsController(NewsDesk desk, Sentences sentences, SharedReader reader, Topics topics, UpstreamClock clock) {
        this.desk = desk;
        this.sentences = sentences;
        this.reader = reader;
        this.topics = topics;
        this.clock = clock;
    }

    @GetMapping("/news")
    @Requires(Right.VIEW_DASHBOARD)
    String news(Viewer viewer, Model model) {
        reader.refresh(topics.news());
        Reading<News> reading = desk.reading();
        model.addAttribute(
                "page",
                new NewsPage(
                        sentences.freshness(reading, clock.now(), NOTHING),
                        reading.isAwaited(),
                        reading.value() != null,
                        desk.notices(viewer)));
        return "dashboard/news";
    }

    @PostMapping("/news/read")
    @Requires(Right.VIEW_DASHBOARD)
    String read(ReadForm form, Viewer viewer) {
        desk.markRead(viewer, form.notice());
        return "redirect:/news";
    }
}
