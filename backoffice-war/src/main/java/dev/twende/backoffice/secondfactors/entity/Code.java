package dev.twende.backoffice.secondfactors.entity;

/** A code as a person typed it; never kept. */
public record Code(String code) {
    @Override
    public String toString() {
        return "Code[hidden]";
    }
}
