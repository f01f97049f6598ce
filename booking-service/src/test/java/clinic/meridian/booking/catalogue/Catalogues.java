package clinic.meridian.booking.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The catalogue of the design, for tests that do without configuration.
public final class Catalogues {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private Catalogues() {}

    public static ServiceCatalogue defaults() {
        return new ServiceCatalogue(List.of(
                service("CONSULTATION", false, "talk 30 PR"),
                service(
                        "FIRST_VISIT",
                        false,
                        "assess 25 PR",
                        "prepare 5 PR",
                        "needle 15 PR",
                        "rest 25 R",
                        "remove 5 PR",
                        "add-on 10 PR",
                        "turnover 5 R"),
                service(
                        "FACIAL",
                        true,
                        "prepare 5 PR",
                        "needle 15 PR",
                        "rest 25 R",
                        "remove 5 PR",
                        "add-on 10 PR",
                        "turnover 5 R"),
                service(
                        "MAINTENANCE",
                        true,
                        "prepare 5 PR",
                        "needle 15 PR",
                        "rest 25 R",
                        "remove 5 PR",
                        "add-on 10 PR",
                        "turnover 5 R")));
    }

    private static OfferedService service(String code, boolean needsScreening, String... phases) {
        return new OfferedService(
                code,
                1,
                Map.of("en", code),
                new Timeline(
                        List.of(phases).stream().map(CatalogueProperties::phase).toList()),
                needsScreening,
                LONG_AGO);
    }
}
