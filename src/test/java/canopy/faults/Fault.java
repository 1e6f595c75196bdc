package canopy.faults;

import canopy.faults.FaultyRoad.Hazard;
import canopy.support.RawServer.Reply;
import canopy.support.RawServer.Request;
import java.util.List;
import java.util.function.Function;

/**
 * One way in which a write goes wrong.
 *
 * @param name what the console hears instead of the answer
 * @param saysYes whether the console may take what it hears for a success
 * @param getsThrough whether the write reaches upstream all the same
 * @param instead makes what the console hears from what upstream answered, or would have
 */
record Fault(String name, boolean getsThrough, boolean saysYes, Function<Passage, Reply> instead) {

    /** Nothing goes wrong: what shows that a cell can end well. */
    static final Fault NONE = new Fault("no fault", true, true, FaultyRoad::asItCame);

    Hazard hazard() {
        return (request, upstream) -> instead.apply(getsThrough ? Passage.of(request, upstream) : wouldBe(request));
    }

    @Override
    public String toString() {
        return name + (getsThrough ? ", after the effect" : ", without effect");
    }

    /** What upstream answers to such a write when it does it, so that a lie is as good as the truth. */
    private static Passage wouldBe(Request request) {
        String id = request.path().replaceAll("[^0-9]", "");
        String action = switch (request.method()) {
            case "POST" -> "add";
            case "DELETE" -> "delete";
            default -> "update";
        };
        return new Passage(200, List.of(), """
                {"Action":"%s","Parent":{"ID":2,"Name":"parent","Rates":1},"User":{"ID":%s,"Name":"somebody","Updates":{"Status":true,"Rates":1}}}""".formatted(action, id.isEmpty() ? "999999" : id));
    }
}
