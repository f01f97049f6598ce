package clinic.meridian.local.home.identity;

import clinic.meridian.local.home.HomeSettings;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/// The issuer and the doors of the front door. What people see before they sign in (the entry page, the inbox
/// of this machine's mails, health) is open; only this machine can reach it.
@Configuration
class IdentityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain issuer(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(oidc -> {});
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(problems -> problems.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SignInPage.PATH),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignInThrottle throttle, HomeSettings settings) throws Exception {
        var guard = new SignInGuard(throttle);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/", SignInPage.PATH, "/assets/**", "/inbox/**", "/actuator/health/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SignInPage.PATH).failureHandler(guard))
                .addFilterBefore(guard, UsernamePasswordAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy(settings)))
                        .frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /// A sign-in ends in a redirect back to the service that asked, and browsers hold that against `form-action`.
    private static String policy(HomeSettings settings) {
        var urls = settings.urls();
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; "
                + "base-uri 'none'; frame-ancestors 'self'; form-action 'self' %s %s %s"
                        .formatted(urls.booking(), urls.session(), urls.reporting());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(HomeSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(HomeSettings settings) {
        return RegisteredClients.of(settings);
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcOperations jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationService(jdbc, clients);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(HomeSettings settings) throws Exception {
        return new ImmutableJWKSet<>(SigningKey.keptIn(settings.home().signingKey()));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService users(AccountTable accounts) {
        return username -> User.withUsername(username)
                .password(accounts.password(username).orElseThrow(() -> new UsernameNotFoundException(username)))
                .roles("USER")
                .build();
    }
}
