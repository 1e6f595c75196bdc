package canopy.sandbox;

import java.util.List;

/** What an account may reach: addresses, models, levels and paths, and what is served in place of what. */
record Access(
        AllowList ips,
        AllowList models,
        AllowList levels,
        AllowList resources,
        Mapper modelMapper,
        Mapper levelMapper,
        ModelLimits modelLimits) {

    static final Access OPEN = new Access(
            AllowList.UNRESTRICTED,
            AllowList.UNRESTRICTED,
            AllowList.UNRESTRICTED,
            AllowList.UNRESTRICTED,
            Mapper.NONE,
            Mapper.NONE,
            ModelLimits.NONE);

    private static final String LOOPBACK = "127.0.0.1";

    /** What a new child starts from: it inherits each list that the request does not give itself. */
    Access inheritedUnless(Fields fields) {
        return new Access(
                fields.has("AllowIPs") ? AllowList.UNRESTRICTED : ips,
                fields.has("AllowModels") ? AllowList.UNRESTRICTED : models,
                fields.has("AllowLevels") ? AllowList.UNRESTRICTED : levels,
                fields.has("Resources") ? AllowList.UNRESTRICTED : resources,
                modelMapper,
                levelMapper,
                modelLimits);
    }

    /** @throws Refusal 400 where a list that was sent reaches beyond the parent's */
    Access changedBy(Fields fields, Access parent) {
        return new Access(
                changed(fields, "AllowIPs", ips, parent.ips, LOOPBACK),
                changed(fields, "AllowModels", models, parent.models, AllowList.shutForModels()),
                changed(fields, "AllowLevels", levels, parent.levels, AllowList.shutForModels()),
                changed(fields, "Resources", resources, parent.resources, AllowList.shutForModels()),
                fields.node("ModelMapper")
                        .map(written -> Mapper.parse("ModelMapper", written))
                        .orElse(modelMapper),
                levelMapper,
                fields.node("ModelLimits").map(ModelLimits::parse).orElse(modelLimits));
    }

    /** The extra that only an owner may send. */
    Access withExtras(Fields fields) {
        return new Access(
                ips,
                models,
                levels,
                resources,
                modelMapper,
                fields.node("LevelMapper")
                        .map(written -> Mapper.parse("LevelMapper", written))
                        .orElse(levelMapper),
                modelLimits);
    }

    private static AllowList changed(Fields fields, String name, AllowList present, AllowList bound, String shutEntry) {
        AllowList result = fields.node(name)
                .map(expression -> present.changedBy(expression, shutEntry))
                .orElse(present);
        boolean shut = result.entries().equals(List.of(shutEntry));
        if (fields.has(name) && !shut && !result.isWithin(bound)) {
            throw Refusal.badRequest(name + " must stay within the parent's: " + String.join(" ", bound.entries()));
        }
        return result;
    }
}
