package canopy.manage;

/** Where the owner key comes from. */
public interface OwnerKeySource {

    /** The key to use now; cheap enough to be asked for each call. */
    OwnerKey current();

    /**
     * Asked after upstream refused a key: another node may have rotated it, so the answer is read afresh from where all
     * nodes keep it. The same key again means that none is newer.
     */
    OwnerKey afterUnauthorized();
}
