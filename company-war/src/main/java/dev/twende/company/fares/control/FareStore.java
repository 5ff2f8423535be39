package dev.twende.company.fares.control;

import dev.twende.company.fares.entity.FareTable;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Keeps the fare tables of routes. */
@ApplicationScoped
public class FareStore {
    private static final String PUT_TABLES = """
            insert into fare_table (route_id, version, currency)
            select cast(wanted.id as uuid), 1, ?2 from json_array_elements_text(cast(?1 as json)) as wanted (id)
            on conflict on constraint pk_fare_table do update
            set currency = excluded.currency, version = fare_table.version + 1
            """;
    private static final String PUT_FARES = """
            insert into fare (route_id, from_stop_id, to_stop_id, amount)
            select distinct a.route_id, a.stop_id, b.stop_id, ?2
            from json_array_elements_text(cast(?1 as json)) as wanted (id)
            join route_stop a on a.route_id = cast(wanted.id as uuid) and a.pickup
            join route_stop b on b.route_id = a.route_id and b.sequence > a.sequence and b.drop_off
            on conflict on constraint pk_fare do update set amount = excluded.amount
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(FareTable table) {
        em.persist(table);
    }

    public Optional<FareTable> find(UUID routeId) {
        return Optional.ofNullable(em.find(FareTable.class, routeId));
    }

    /** Empties the table at once: the persistence provider inserts before it deletes, and new prices have the keys of old ones. */
    public void clear(FareTable table) {
        table.clear();
        em.flush();
    }

    /** One price for every pair of stops of the routes. Two round trips, however many pairs. */
    public void putFlat(Collection<UUID> routeIds, Money price) {
        String ids = Json.mapper().toJson(routeIds);
        em.createNativeQuery(PUT_TABLES)
                .setParameter(1, ids)
                .setParameter(2, price.currency())
                .executeUpdate();
        em.createNativeQuery(PUT_FARES)
                .setParameter(1, ids)
                .setParameter(2, price.amount())
                .executeUpdate();
    }
}
