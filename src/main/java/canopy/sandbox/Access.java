package canopy.sandbox;

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

    /** @throws Refusal 400 where a list that was sent has entries of another kind, or reaches beyond the parent's */
    Access changedBy(Fields fields, Access parent) {
        return new Access(
                Listing.IPS.changed(fields, ips, parent.ips),
                Listing.MODELS.changed(fields, models, parent.models),
                Listing.LEVELS.changed(fields, levels, parent.levels),
                Listing.RESOURCES.changed(fields, resources, parent.resources),
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
}
