package dev.twende.company.buses.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps plate numbers as text. */
@Converter(autoApply = true)
public class PlateNumberConverter implements AttributeConverter<PlateNumber, String> {
    @Override
    public String convertToDatabaseColumn(PlateNumber plate) {
        return plate == null ? null : plate.value();
    }

    @Override
    public PlateNumber convertToEntityAttribute(String column) {
        return column == null ? null : new PlateNumber(column);
    }
}
