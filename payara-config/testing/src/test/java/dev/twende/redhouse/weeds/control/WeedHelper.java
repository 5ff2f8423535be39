package dev.twende.redhouse.weeds.control;

import dev.twende.otherhouse.things.entity.Thing;
import dev.twende.redhouse.weeds.boundary.Weeds;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;

/** Has a name that says nothing, begins a transaction, knows responses, its own boundary, another house and the machine's date. */
@Transactional
public class WeedHelper {
    Thing thing;
    Weeds weeds;

    public Response pull() {
        System.out.println(LocalDate.now());
        return Response.noContent().build();
    }
}
