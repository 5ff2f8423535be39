package dev.twende.company.timetables.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the times of one run in one column: thousands of runs are read together, and none asks for a single stop. */
@Converter(autoApply = true)
public class StopTimesConverter implements AttributeConverter<StopTimes, String> {
    @Override
    public String convertToDatabaseColumn(StopTimes times) {
        return times == null ? null : times.toString();
    }

    @Override
    public StopTimes convertToEntityAttribute(String column) {
        return column == null ? null : StopTimes.parse(column);
    }
}
