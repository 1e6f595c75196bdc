package canopy.journal;

import canopy.people.Viewer;
import canopy.values.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an intent is nobody's business outside the branch of the account that pays or is paid back: its balance and
 * cards, in the facts as in upstream's answers and refusals. The owner's account lies in no branch, so whoever sees less
 * than the whole tree does not see its figures.
 */
final class Discretion {

    /** Fields that tell, or let work out, what the other side has. */
    private static final Pattern OTHER_SIDE = Pattern.compile("(payer|payee|parent|refund|commission|fee)([A-Z].*)?");

    /** Upstream's words stay, whatever they are about; what they count does not. */
    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9.,]*");

    private static final Pattern MESSAGE_KEY = Pattern.compile("[a-z][A-Za-z]*(\\.[A-Za-z-]+)+");

    private Discretion() {}

    /** The intent as the viewer may see it. */
    static Intent shownTo(Viewer viewer, Intent intent) {
        if (seesOtherSide(viewer, intent)) {
            return intent;
        }
        List<String> answers = intent.course().answers().stream()
                .map(Discretion::withoutOtherSide)
                .toList();
        Intent own = intent.withFigures(own(intent.facts()), own(intent.result()), answers);
        return hidesOtherSide(viewer, intent) ? own.withWords(Discretion::withoutFigures) : own;
    }

    /** Whether somebody else's money moves with it whom the viewer may not see. */
    static boolean hidesOtherSide(Viewer viewer, Intent intent) {
        return !seesOtherSide(viewer, intent)
                && (intent.payer() != null || intent.kind().isMoney());
    }

    /** Somebody's text without what is counted in it; the key of a message of ours as it is. */
    static String withoutFigures(String text) {
        return MESSAGE_KEY.matcher(text).matches() || Json.isObject(text)
                ? text
                : FIGURE.matcher(text).replaceAll("…");
    }

    private static boolean seesOtherSide(Viewer viewer, Intent intent) {
        return viewer.branch().isWholeTree() || isInBranch(intent.payer(), intent, viewer);
    }

    /** Whether the account stands on the way to the intent's own, at the head of the viewer's branch or below it. */
    private static boolean isInBranch(@Nullable AccountId payer, Intent intent, Viewer viewer) {
        if (payer == null) {
            return false;
        }
        String path = intent.branch().path();
        String branch = viewer.branch().path();
        int at = path.indexOf("." + payer + ".");
        int end = at + payer.toString().length() + 2;
        return at >= 0 && path.startsWith(branch) && end >= branch.length();
    }

    private static List<Fact> own(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> !OTHER_SIDE.matcher(fact.field()).matches())
                .toList();
    }

    private static String withoutOtherSide(String answer) {
        if (!Json.isObject(answer)) {
            return answer;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(Json.fields(answer));
        fields.remove("payer");
        return Json.write(fields);
    }
}
