package dev.twende.ticketing.seats.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether calls that several clients made at once can be put in one order that respects time and that a specification allows: the
 * search of Wing and Gong (Testing and Verifying Concurrent Objects, 1993) with the memory of Lowe (Testing for Linearizability, 2017).
 *
 * <p>A call takes effect once, at some moment between its beginning and its end. One whose end nobody saw took effect at some moment
 * after its beginning, or never.
 *
 * @param <S> state of the specified thing; compared by {@code equals}
 * @param <O> what a call asks for
 */
final class Linearizability<S, O> {
    /** What is specified. */
    interface Specification<S, O> {
        S initial();

        /**
         * @param succeeded what the caller was told
         * @return the state after the call; empty when no call with this result can happen in this state
         */
        Optional<S> after(S state, O operation, boolean succeeded);
    }

    /** What the caller was told. */
    enum Outcome {
        OK,
        /** It had no effect, and the specification must allow that. */
        FAIL,
        /** Nobody knows. */
        INFO
    }

    /**
     * One call.
     *
     * @param begun by a clock that all clients share
     * @param ended by the same; without meaning for {@link Outcome#INFO}
     */
    record Call<O>(O operation, Outcome outcome, long begun, long ended) {}

    /** A moment of the history: a call begins, or ends. Those that are not yet put in order form a list. */
    private static final class Moment<O> {
        final Call<O> call;
        final int number;
        final boolean isBeginning;
        Moment<O> end;
        Moment<O> before;
        Moment<O> after;

        Moment(Call<O> call, int number, boolean isBeginning) {
            this.call = call;
            this.number = number;
            this.isBeginning = isBeginning;
        }

        long time() {
            return isBeginning ? call.begun() : call.ended();
        }

        void takeOut() {
            before.after = after;
            if (after != null) {
                after.before = before;
            }
        }

        void putBack() {
            before.after = this;
            if (after != null) {
                after.before = this;
            }
        }
    }

    private record Step<S, O>(Moment<O> moment, S stateBefore) {}

    private record Seen<S>(BitSet ordered, S state) {}

    private final Specification<S, O> specification;

    Linearizability(Specification<S, O> specification) {
        this.specification = specification;
    }

    /** Whether an order exists. */
    boolean holds(List<Call<O>> history) {
        Moment<O> head = list(history);
        long left =
                history.stream().filter(call -> call.outcome() != Outcome.INFO).count();
        S state = specification.initial();
        BitSet ordered = new BitSet(history.size());
        Set<Seen<S>> seen = new HashSet<>();
        Deque<Step<S, O>> steps = new ArrayDeque<>();
        Moment<O> moment = head.after;
        while (left > 0) {
            if (moment.isBeginning) {
                Optional<S> next = next(state, moment.call);
                if (next.isPresent() && isNew(seen, ordered, moment, next.get())) {
                    steps.push(new Step<>(moment, state));
                    state = next.get();
                    ordered.set(moment.number);
                    left -= moment.end == null ? 0 : 1;
                    takeOut(moment);
                    moment = head.after;
                } else {
                    moment = moment.after;
                }
            } else if (steps.isEmpty()) {
                return false; // this call ends before any that can be the first
            } else {
                Step<S, O> undone = steps.pop();
                moment = undone.moment();
                state = undone.stateBefore();
                ordered.clear(moment.number);
                left += moment.end == null ? 0 : 1;
                putBack(moment);
                moment = moment.after;
            }
        }
        return true;
    }

    private Optional<S> next(S state, Call<O> call) {
        return specification.after(state, call.operation(), call.outcome() != Outcome.FAIL);
    }

    private static <S, O> boolean isNew(Set<Seen<S>> seen, BitSet ordered, Moment<O> moment, S state) {
        BitSet with = (BitSet) ordered.clone();
        with.set(moment.number);
        return seen.add(new Seen<>(with, state));
    }

    private static <O> void takeOut(Moment<O> beginning) {
        beginning.takeOut();
        if (beginning.end != null) {
            beginning.end.takeOut();
        }
    }

    private static <O> void putBack(Moment<O> beginning) {
        if (beginning.end != null) {
            beginning.end.putBack();
        }
        beginning.putBack();
    }

    /** All beginnings, and the ends that somebody saw, in the order of time; of two at the same time the beginning comes first. */
    private static <O> Moment<O> list(List<Call<O>> history) {
        List<Moment<O>> moments = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            Moment<O> beginning = new Moment<>(history.get(number), number, true);
            moments.add(beginning);
            if (beginning.call.outcome() != Outcome.INFO) {
                beginning.end = new Moment<>(beginning.call, number, false);
                moments.add(beginning.end);
            }
        }
        moments.sort(Comparator.<Moment<O>>comparingLong(Moment::time).thenComparing(moment -> !moment.isBeginning));
        Moment<O> head = new Moment<>(null, -1, true);
        Moment<O> last = head;
        for (Moment<O> moment : moments) {
            last.after = moment;
            moment.before = last;
            last = moment;
        }
        return head;
    }
}
