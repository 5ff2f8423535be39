package dev.twende.ticketing.bookings.entity;

import dev.twende.ticketing.schedules.entity.PassengerField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a passenger is by their papers; all of it null that was not asked for.
 *
 * @param documentType PASSPORT, NATIONAL_ID or TRAVEL_DOCUMENT
 * @param documentCountry that issued it, ISO 3166-1 alpha-2
 * @param nationality ISO 3166-1 alpha-2
 * @param sex as the document has it: F, M or X
 */
public record PassengerIdentity(
        String documentType,
        String documentNumber,
        LocalDate documentExpiry,
        String documentCountry,
        String nationality,
        LocalDate birthDate,
        String sex) {
    /** Of a passenger who told nothing. */
    public static final PassengerIdentity NONE = new PassengerIdentity(null, null, null, null, null, null, null);

    private Optional<Object> told(PassengerField field) {
        return Optional.ofNullable(
                switch (field) {
                    case PHONE -> null;
                    case DOCUMENT_TYPE -> documentType;
                    case DOCUMENT_NUMBER -> documentNumber;
                    case DOCUMENT_EXPIRY -> documentExpiry;
                    case DOCUMENT_COUNTRY -> documentCountry;
                    case NATIONALITY -> nationality;
                    case BIRTH_DATE -> birthDate;
                    case SEX -> sex;
                });
    }

    /** Whether nothing was told; not a getter, which the JSON mapper would take for a member. */
    public boolean saysNothing() {
        return Arrays.stream(PassengerField.values())
                .allMatch(field -> told(field).isEmpty());
    }

    /**
     * Which fields cannot be taken, and why: what is asked for must be told, and what is not asked for is not wanted, so that nothing is
     * kept that nobody needs. A phone may always be told.
     *
     * @param hasPhone whether the passenger told a phone
     * @param departure the day they board, as calendars show it there
     * @param arrival the day they alight
     */
    public Map<PassengerField, String> objections(
            Set<PassengerField> asked, boolean hasPhone, LocalDate departure, LocalDate arrival) {
        Map<PassengerField, String> objections = new EnumMap<>(PassengerField.class);
        for (PassengerField field : PassengerField.values()) {
            boolean isTold =
                    field == PassengerField.PHONE ? hasPhone : told(field).isPresent();
            if (asked.contains(field) && !isTold) {
                objections.put(field, "must be given on this route");
            } else if (!asked.contains(field) && isTold && field != PassengerField.PHONE) {
                objections.put(field, "is not asked for on this route");
            }
        }
        if (documentExpiry != null && documentExpiry.isBefore(arrival)) {
            objections.putIfAbsent(PassengerField.DOCUMENT_EXPIRY, "must not be before the arrival");
        }
        if (birthDate != null && birthDate.isAfter(departure)) {
            objections.putIfAbsent(PassengerField.BIRTH_DATE, "must not be after the departure");
        }
        return objections;
    }
}
