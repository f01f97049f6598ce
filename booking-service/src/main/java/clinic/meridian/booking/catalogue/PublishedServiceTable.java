package clinic.meridian.booking.catalogue;

import clinic.meridian.booking.catalogue.CatalogueEvent.ServicePublished;
import clinic.meridian.booking.database.Json;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PublishedServiceTable {

    private final JdbcClient jdbc;

    PublishedServiceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ServicePublished service) {
        jdbc.sql("""
                        INSERT INTO published_service (catalogue_version, service, content)
                        VALUES (:version, :service, :content::jsonb)
                        """)
                .param("version", service.catalogueVersion())
                .param("service", service.service())
                .param("content", Json.write(service))
                .update();
    }

    List<ServicePublished> ofVersion(int version) {
        return jdbc.sql("SELECT content FROM published_service WHERE catalogue_version = :version ORDER BY service")
                .param("version", version)
                .query((row, n) -> Json.read(row.getString("content"), ServicePublished.class))
                .list();
    }
}
