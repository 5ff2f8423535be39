package dev.twende.ticketing.schedules.control;

import dev.twende.events.company.BlockedSeat;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleSeat;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.LadderStep;
import dev.twende.ticketing.schedules.entity.PassengerField;
import dev.twende.ticketing.schedules.entity.PayLater;
import dev.twende.ticketing.schedules.entity.PlannedBlock;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SalesWindow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Company's words about terms and seats in ours. What is absent was not known to company, or to an older release of it: then the
 * standard fare for adults is all there is, and it is sold until the departure.
 */
final class ToldTerms {
    private ToldTerms() {}

    static SalesTerms terms(ScheduleCreated told) {
        if (told.terms() == null) {
            return SalesTerms.NONE;
        }
        return new SalesTerms(
                all(told.terms().fareProducts())
                        .filter(product -> !isStandard(product))
                        .map(product -> new FareProduct(
                                product.fareClass(),
                                product.riderCategory(),
                                FareTable.ofRows(told.stops().size(), product.fares())))
                        .toList(),
                all(told.terms().fareClasses())
                        .map(named -> new FareClass(
                                named.code(),
                                named.name(),
                                ladder(named.refunds()),
                                ladder(named.changes()),
                                named.nameChanges() == null ? null : ladder(named.nameChanges())))
                        .toList(),
                windows(told),
                passengerFields(told),
                payLater(told.terms().payLater()));
    }

    private static PayLater payLater(dev.twende.events.company.PayLater told) {
        return told == null ? null : new PayLater(told.closesSecondsBefore(), told.seatsPerPhone());
    }

    /** A field that a later release of company knows and this one does not cannot be asked for here. */
    private static Set<PassengerField> passengerFields(ScheduleCreated told) {
        return all(told.terms().passengerFields())
                .flatMap(name -> Arrays.stream(PassengerField.values())
                        .filter(field -> field.name().equals(name)))
                .collect(Collectors.toSet());
    }

    /** It travels as the schedule's own fares. */
    private static boolean isStandard(dev.twende.events.company.FareProduct product) {
        return product.fareClass().equals(FareProduct.STANDARD)
                && product.riderCategory().equals(FareProduct.ADULT);
    }

    private static List<LadderStep> ladder(List<dev.twende.events.company.LadderStep> steps) {
        return all(steps)
                .map(step -> new LadderStep(step.secondsBeforeDeparture(), step.feeBasisPoints(), step.feeAmount()))
                .sorted(Comparator.comparingLong(LadderStep::secondsBeforeDeparture)
                        .reversed())
                .toList();
    }

    /** A channel that a later release of company knows and this one does not is nobody's here. */
    private static Map<SalesChannel, SalesWindow> windows(ScheduleCreated told) {
        Map<SalesChannel, SalesWindow> windows = new EnumMap<>(SalesChannel.class);
        all(told.terms().salesWindows())
                .forEach(window -> channel(window.channel())
                        .ifPresent(channel -> windows.put(
                                channel, new SalesWindow(window.opensSecondsBefore(), window.closesSecondsBefore()))));
        return windows;
    }

    private static Optional<SalesChannel> channel(String name) {
        return Arrays.stream(SalesChannel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst();
    }

    static List<PlannedSeat> layout(ScheduleCreated told) {
        return all(told.layout()).map(ToldTerms::seat).toList();
    }

    private static PlannedSeat seat(ScheduleSeat seat) {
        return new PlannedSeat(
                seat.seatNumber(),
                seat.deck(),
                seat.row(),
                seat.column(),
                all(seat.properties()).toList());
    }

    static List<String> features(ScheduleCreated told) {
        return all(told.features()).toList();
    }

    static List<PlannedBlock> blocks(ScheduleCreated told) {
        List<BlockedSeat> blocked = told.terms() == null ? null : told.terms().blockedSeats();
        return all(blocked)
                .map(seat -> new PlannedBlock(
                        seat.seatNumber(), seat.fromSequence(), seat.toSequence(), seat.reason(), seat.blockedBy()))
                .toList();
    }

    private static <T> Stream<T> all(List<T> told) {
        return told == null ? Stream.empty() : told.stream();
    }
}
