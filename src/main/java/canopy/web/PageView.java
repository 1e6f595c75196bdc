package canopy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.view.ThymeleafView;

/**
 * A page that waits for its turn to be rendered: as many at a time as there are processors, in the order in which they
 * came. Rendering is all work and no waiting, so more at once would make none of them faster and the slowest far slower.
 */
public class PageView extends ThymeleafView {

    private static final Semaphore TURNS = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    @Override
    protected void renderFragment(
            @Nullable Set<String> selectors,
            Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        Kept kept = new Kept(response);
        TURNS.acquire();
        try {
            super.renderFragment(selectors, model, request, kept);
        } finally {
            TURNS.release();
        }
        // Outside of the turn: whoever reads slowly must not keep the others waiting.
        response.getWriter().write(kept.text.toString());
    }

    /** Takes the page's text; everything else goes to the response itself. */
    private static final class Kept extends HttpServletResponseWrapper {

        private final StringWriter text = new StringWriter(64 * 1024);
        private final PrintWriter writer = new PrintWriter(text);

        Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void flushBuffer() {
            // Nothing stands in the response yet.
        }
    }
}
