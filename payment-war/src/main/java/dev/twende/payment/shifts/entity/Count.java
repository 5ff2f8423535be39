package dev.twende.payment.shifts.entity;

import jakarta.persistence.Embeddable;

/** What should have been there of one method at the end of a shift, and what was, in minor units. */
@Embeddable
public class Count {
    private String method;
    private long expected;
    private long counted;

    protected Count() {} // for JPA

    public Count(String method, long expected, long counted) {
        this.method = method;
        this.expected = expected;
        this.counted = counted;
    }

    public String method() {
        return method;
    }

    public long expected() {
        return expected;
    }

    public long counted() {
        return counted;
    }

    /** Negative when something was missing. */
    public long variance() {
        return counted - expected;
    }
}
