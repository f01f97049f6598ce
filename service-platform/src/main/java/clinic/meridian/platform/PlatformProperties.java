package clinic.meridian.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where a service finds its surroundings: `meridian.*`, usually from `MERIDIAN_*` environment variables.
///
/// @param instance unique among the running processes of the installation, such as `booking-1`; owns processor
/// tokens
@Validated
@ConfigurationProperties("meridian")
public record PlatformProperties(
        @NotBlank String instance,
        @Valid Database database,
        @Valid Kafka kafka,
        @Nullable Instant clockStart) {

    /// One PostgreSQL database, entered in three roles.
    ///
    /// @param url JDBC URL without credentials
    /// @param owner migrates and rebuilds
    /// @param writing commands and consumers; cannot change or delete an event
    /// @param reading exports, dashboards, sealing
    public record Database(
            @NotBlank String url,
            @Valid Login owner,
            @Valid Login writing,
            @Valid Login reading) {}

    /// @param poolSize connections at most; unless told otherwise enough for 16 requests and what works beside them
    public record Login(
            @NotBlank String username,
            @NotBlank String password,
            @DefaultValue("20") @Positive int poolSize) {}

    /// @param bootstrapServers Kafka's own property of that name
    /// @param replication replication factor of topics that this service creates
    /// @param partitions of every topic; cannot change later, as keys would move
    public record Kafka(
            @NotBlank String bootstrapServers,
            @DefaultValue("1") @Positive short replication,
            @DefaultValue("12") @Positive int partitions) {}
}
