package canopy.dashboard;

import canopy.directory.Directory;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the accounts say of models, gone through once after each complete reading of all of them. */
@Component
class ModelIndex {

    private record Held(@Nullable Instant of, ModelRules rules) {}

    private final Directory directory;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile Held held = new Held(null, ModelRules.NONE);

    ModelIndex(Directory directory) {
        this.directory = directory;
    }

    /** The newest there is; while somebody is going through the accounts, everybody else gets the one before. */
    ModelRules current() {
        Instant newest = directory.state().completeAt();
        if (!Objects.equals(held.of, newest) && counting.tryLock()) {
            try {
                held = new Held(newest, ModelRules.of(directory::eachWithModels));
            } finally {
                counting.unlock();
            }
        }
        return held.rules;
    }
}
