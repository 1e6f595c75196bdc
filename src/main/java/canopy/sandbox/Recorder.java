package canopy.sandbox;

import java.util.List;
import java.util.function.Supplier;

/** Keeps what was done: first on disk, then in memory, then in the log; and tells of what was refused. */
final class Recorder {

    /** What is being done, by whom and to whom. */
    record Note(String action, Caller caller, long targetId, String targetName) {

        Note(String action, Caller caller, String targetName) {
            this(action, caller, 0, targetName);
        }

        Note about(Account target) {
            return new Note(action, caller, target.id(), target.profile().name());
        }
    }

    private final Accounts accounts;
    private final OperationLog log;
    private final Journal journal;

    Recorder(Accounts accounts, OperationLog log, Journal journal) {
        this.accounts = accounts;
        this.log = log;
        this.journal = journal;
    }

    <T> T recording(Note note, Supplier<T> change) {
        try {
            return change.get();
        } catch (Refusal refused) {
            keep(note, List.of(), LogEntry.ERROR, refused.text());
            throw refused;
        }
    }

    void commit(Note note, List<Account> changed, String details) {
        keep(note, changed, LogEntry.SUCCESS, details);
    }

    void replay(Journal.Change change) {
        change.accounts().forEach(accounts::put);
        log.add(change.operation());
    }

    /** The fields of a request, as the log shows them: names only where a value could be a secret. */
    static String details(Fields fields) {
        return fields.toString();
    }

    private void keep(Note note, List<Account> changed, String status, String details) {
        Account operator = note.caller().account();
        LogEntry entry = new LogEntry(
                log.nextId(),
                note.action(),
                operator.id(),
                note.targetId(),
                status,
                operator.profile().name(),
                note.targetName(),
                note.caller().ip(),
                details,
                note.caller().now());
        journal.append(new Journal.Change(note.caller().now(), changed, entry));
        changed.forEach(accounts::put);
        log.add(entry);
    }
}
