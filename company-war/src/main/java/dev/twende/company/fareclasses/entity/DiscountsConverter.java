package dev.twende.company.fareclasses.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the discounts of a class in one column: they are read, shown and replaced as a whole. */
@Converter(autoApply = true)
public class DiscountsConverter implements AttributeConverter<Discounts, String> {
    @Override
    public String convertToDatabaseColumn(Discounts discounts) {
        return discounts.toString();
    }

    @Override
    public Discounts convertToEntityAttribute(String column) {
        return Discounts.parse(column);
    }
}
