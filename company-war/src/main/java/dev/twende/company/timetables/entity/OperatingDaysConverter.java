package dev.twende.company.timetables.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps operating days as a bit mask, so that SQL can see them. */
@Converter(autoApply = true)
public class OperatingDaysConverter implements AttributeConverter<OperatingDays, Integer> {
    @Override
    public Integer convertToDatabaseColumn(OperatingDays days) {
        return days == null ? null : days.mask();
    }

    @Override
    public OperatingDays convertToEntityAttribute(Integer column) {
        return column == null ? null : new OperatingDays(column);
    }
}
