package dev.twende.payment.providers.entity;

import java.util.List;
import java.util.Optional;

/** The provider's own list of what moved, to compare ours with. */
public sealed interface StatementReply {

    /**
     * @param next what to ask on with; empty when this was the last page
     */
    record Page(List<StatementLine> lines, Optional<String> next) implements StatementReply {}

    /** This provider has no statement that a program can read, or none of that time any more. */
    record NotKept() implements StatementReply {}

    /** No answer, or one that proves nothing. */
    record Unknown() implements StatementReply {}
}
