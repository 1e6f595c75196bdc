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
 * cards, in the facts as in upstream's answers. The owner's account lies in no branch, so whoever sees less than the whole
 * tree does not see its figures.
 */
final class Discretion {

    /** Fields that tell, or let work out, what the other side has. */
    private static final Pattern OTHER_SIDE = Pattern.compile("(payer|payee|parent|refund|commission|fee)([A-Z].*)?");

    private Discretion() {}

    /** The intent as the viewer may see it. */
    static Intent shownTo(Viewer viewer, Intent intent) {
        if (viewer.branch().isWholeTree() || isInBranch(intent.payer(), intent, viewer)) {
            return intent;
        }
        return intent.withFigures(
                own(intent.facts()),
                own(intent.result()),
                intent.course().answers().stream()
                        .map(Discretion::withoutOtherSide)
                        .toList());
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
