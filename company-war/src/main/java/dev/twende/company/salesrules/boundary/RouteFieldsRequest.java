package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.PassengerField;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What passengers of a route must tell beside the name; it replaces what was said before.
 *
 * @param passengerFields left out for what the company asks; empty for the name alone
 */
public record RouteFieldsRequest(@Size(max = 8) List<@NotNull PassengerField> passengerFields) {}
