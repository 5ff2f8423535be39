package dev.twende.company.schedules.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a plan in one column: it is read and written as a whole. */
@Converter(autoApply = true)
public class SeatPlanConverter implements AttributeConverter<SeatPlan, String> {
    @Override
    public String convertToDatabaseColumn(SeatPlan plan) {
        return plan == null ? null : plan.toString();
    }

    @Override
    public SeatPlan convertToEntityAttribute(String column) {
        return column == null ? null : SeatPlan.parse(column);
    }
}
