package dev.twende.company.salesrules.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the categories in one column: they are read, shown and replaced as a whole. */
@Converter(autoApply = true)
public class RiderCategoriesConverter implements AttributeConverter<RiderCategories, String> {
    @Override
    public String convertToDatabaseColumn(RiderCategories categories) {
        return categories.toString();
    }

    @Override
    public RiderCategories convertToEntityAttribute(String column) {
        return RiderCategories.parse(column);
    }
}
