package dev.twende.redhouse.roots.entity;

import dev.twende.redhouse.weeds.entity.Restless;

/** The other half of the cycle. */
public class Root {
    private Restless weed;

    public boolean isDeep() {
        return weed != null;
    }
}
