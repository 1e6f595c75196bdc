package canopy.journal;

import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.ComponentScan;

/** The whole room, with a reconciler that sees what it is told. */
@ComponentScan("canopy.journal")
class JournalRoom implements Reconciler {

    volatile Function<Intent, Finding> sight = intent -> JournalNode.applied();

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.TOP_UP, Kind.CLAW_BACK, Kind.EDIT, Kind.CREATE, Kind.DELETE);
    }

    @Override
    public Finding look(Intent intent) {
        return sight.apply(intent);
    }
}
