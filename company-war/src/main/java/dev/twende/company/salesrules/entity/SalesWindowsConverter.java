package dev.twende.company.salesrules.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps windows in one column: they are read, shown and replaced as a whole. */
@Converter(autoApply = true)
public class SalesWindowsConverter implements AttributeConverter<SalesWindows, String> {
    @Override
    public String convertToDatabaseColumn(SalesWindows windows) {
        return windows.toString();
    }

    @Override
    public SalesWindows convertToEntityAttribute(String column) {
        return SalesWindows.parse(column);
    }
}
