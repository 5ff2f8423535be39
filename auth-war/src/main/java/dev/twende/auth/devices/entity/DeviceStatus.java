package dev.twende.auth.devices.entity;

/** Where a device is in its life. */
public enum DeviceStatus {
    /** Gets tokens. */
    ACTIVE,
    /** Gets none any more, for good: who finds it enrols it anew, as another device. */
    REVOKED;

    public boolean canBecome(DeviceStatus next) {
        return switch (this) {
            case ACTIVE -> next == REVOKED;
            case REVOKED -> false;
        };
    }
}
