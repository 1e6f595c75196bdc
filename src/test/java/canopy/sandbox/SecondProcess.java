package canopy.sandbox;

import java.nio.file.Path;

/** Another process that wants to keep a journal in a directory; leaves with 3 where it may not. */
final class SecondProcess {

    private static final int REFUSED = 3;

    private SecondProcess() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        SandboxOptions options = SandboxOptions.standard().withAccounts(25);
        try (Journal journal =
                Journal.open(Path.of(arguments[0]), SandboxApplication.exactJson(), Journal.baseOf(options, 0))) {
            System.out.println("opened a journal of " + journal.base().accounts());
        } catch (IllegalArgumentException refused) {
            System.out.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }
}
