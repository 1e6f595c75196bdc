package canopy.sandbox;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

/** The options of the program {@code sandbox}, as {@code --name value} or {@code --name=value}. */
final class CommandLine {

    private static final int BAD_OPTION = 2;
    private static final String USAGE = """
            Usage: sandbox [--port N] [--accounts N] [--seed N] [--owner-key KEY] [--zone ZONE] [--cors] [--data-dir DIR]
              --port       where to listen on 127.0.0.1 (default 8090; 0 for any free port)
              --accounts   how many descendants the owner has, 1 to 100000 (default 500)
              --seed       the same seed makes the same tree (default 1)
              --owner-key  sk-Xvs and 45 letters, digits or underscores (default: made from the seed)
              --zone       whose days it keeps (default Asia/Shanghai)
              --cors       lets browsers call it from any page
              --data-dir   where changes are kept (default: in memory only)
            """;

    private CommandLine() {}

    static void run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (List.of(arguments).contains("--help")) {
                out.print(USAGE);
                return;
            }
            out.print(greeting(Sandbox.start(parse(arguments), true)));
        } catch (IllegalArgumentException wrong) {
            leave(String.valueOf(wrong.getMessage()));
        } catch (ApplicationContextException notStarted) {
            // What else can be wrong has been reported by then.
            if (notStarted.getCause() instanceof PortInUseException taken) {
                leave("Port " + taken.getPort() + " is in use; choose another with --port.");
            }
            throw notStarted;
        }
    }

    /** @throws IllegalArgumentException with a sentence for people */
    static SandboxOptions parse(String... arguments) {
        SandboxOptions options = SandboxOptions.standard().withPort(8090);
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        while (!words.isEmpty()) {
            String word = words.remove();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--cors")) {
                options = options.withCors(true);
                continue;
            }
            if (name.equals("--cors")) {
                throw new IllegalArgumentException("--cors takes no value.");
            }
            if (equals >= 0) {
                words.addFirst(word.substring(equals + 1));
            }
            options = changed(options, name, words);
        }
        return options;
    }

    private static SandboxOptions changed(SandboxOptions options, String name, Deque<String> words) {
        return switch (name) {
            case "--port" -> options.withPort((int) number(name, words, Integer.MAX_VALUE));
            case "--accounts" -> options.withAccounts((int) number(name, words, Integer.MAX_VALUE));
            case "--seed" -> options.withSeed(number(name, words, Long.MAX_VALUE));
            case "--owner-key" -> options.withOwnerKey(value(name, words));
            case "--zone" -> options.withZone(zone(value(name, words)));
            case "--data-dir" -> options.withDataDirectory(path(value(name, words)));
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }

    private static String value(String name, Deque<String> words) {
        if (words.isEmpty() || words.element().isBlank() || words.element().startsWith("--")) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return words.remove();
    }

    private static long number(String name, Deque<String> words, long greatest) {
        String text = value(name, words);
        try {
            long number = Long.parseLong(text);
            if (Math.abs(number) <= greatest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(name + " must be a whole number, not " + text + ".");
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "--zone must be a time zone such as Asia/Shanghai, not " + text + ".", unknown);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("--data-dir must be a directory, not " + text + ".", invalid);
        }
    }

    private static String greeting(Running sandbox) {
        return """
                The sandbox is up at %1$s
                Owner key: %2$s
                Try: curl -H "Authorization: Bearer %2$s" "%1$s/x-dna?page=1&size=3"
                """.formatted(sandbox.baseUrl(), sandbox.ownerKey());
    }

    private static void leave(String sentence) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        err.println(sentence);
        System.exit(BAD_OPTION);
    }
}
