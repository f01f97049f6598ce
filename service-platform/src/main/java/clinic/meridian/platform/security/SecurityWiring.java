package clinic.meridian.platform.security;

import clinic.meridian.platform.ServiceDefinition;
import clinic.meridian.platform.web.ProblemAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Five doors, tried in this order: the local operator's, what is open to anybody, links from mails, bearer tokens,
/// and sessions for everything else. The doors say who somebody is; each handler says who may.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity(proxyTargetClass = true)
@EnableConfigurationProperties(SignInProperties.class)
@Import({IssuerWiring.class, EveryHandlerIsGuarded.class, BrowserRules.class})
public class SecurityWiring implements WebMvcConfigurer {

    private static final int DELETE = 0x7F;
    private static final String BEARER = "Bearer ";

    /// Answers only where the profile `local` is active; elsewhere `/local` is like any unknown path.
    @Bean
    @Order(1)
    @Profile("local")
    SecurityFilterChain localOperatorDoor(
            HttpSecurity http, SignInProperties properties, BrowserRules rules, ProblemAnswers answers) {
        String secret = properties.localSecret();
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("The profile `local` needs MERIDIAN_LOCAL_SECRET");
        }
        NotLetIn notLetIn = new NotLetIn(answers);
        return http.securityMatcher("/local/**")
                .headers(rules::apply)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new LocalSecretFilter(secret), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("LOCAL_OPERATOR"))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(notLetIn::refuseToken).accessDeniedHandler(notLetIn))
                .build();
    }

    /// Assets and health: the same for everybody, and never a reason to start a session.
    @Bean
    @Order(2)
    SecurityFilterChain openDoor(HttpSecurity http, BrowserRules rules) {
        return http.securityMatcher(
                        "/shell/**",
                        "/vendor/**",
                        "/assets/**",
                        "/favicon.ico",
                        "/actuator/health",
                        "/actuator/health/**")
                .headers(rules::apply)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /// Whoever holds a link from a mail, or a feed's secret address, may use it, without a cookie.
    @Bean
    @Order(3)
    SecurityFilterChain linkDoor(HttpSecurity http, BrowserRules rules) {
        return http.securityMatcher("/c/**", "/feeds/**")
                .headers(rules::apply)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /// Programs, with an access token of the issuer. A browser cannot be made to send one, so there is no CSRF.
    @Bean
    @Order(4)
    SecurityFilterChain bearerDoor(HttpSecurity http, BrowserRules rules, ProblemAnswers answers) {
        NotLetIn notLetIn = new NotLetIn(answers);
        return http.securityMatcher(request -> bearerToken(request) != null)
                .headers(rules::apply)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(SecurityWiring::signedIn)
                .oauth2ResourceServer(server -> server.bearerTokenResolver(SecurityWiring::bearerToken)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(People.ofAccessTokens()))
                        .authenticationEntryPoint(notLetIn::refuseToken)
                        .accessDeniedHandler(notLetIn))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(notLetIn::refuseToken).accessDeniedHandler(notLetIn))
                .build();
    }

    /// People, with a session that sign-in through the issuer begins; also for the API when a page calls it.
    @Bean
    @Order(5)
    SecurityFilterChain sessionDoor(
            HttpSecurity http,
            BrowserRules rules,
            ProblemAnswers answers,
            ClientRegistrationRepository registrations,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange) {
        NotLetIn notLetIn = new NotLetIn(answers);
        OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        signedOut.setPostLogoutRedirectUri("{baseUrl}/");
        return http.headers(rules::apply)
                .authorizeHttpRequests(SecurityWiring::signedIn)
                .requestCache(cache -> cache.requestCache(pagesToComeBackTo()))
                .oauth2Login(login -> login.loginPage(NotLetIn.SIGN_IN)
                        .authorizedClientRepository(new People.NoTokensKept())
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codeExchange))
                        .userInfoEndpoint(user -> user.oidcUserService(new People()))
                        .failureHandler(notLetIn::signInFailed))
                .logout(logout -> logout.logoutSuccessHandler(signedOut))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(notLetIn).accessDeniedHandler(notLetIn))
                .build();
    }

    /// RFC 6750, section 2.1. What is no token at all is found out where it is decoded.
    private static @Nullable String bearerToken(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length())
                : null;
    }

    private static void signedIn(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/error")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(fromHereOrBy("ROLE_MANAGER", "ROLE_ADMIN"))
                .requestMatchers("/actuator/**")
                .hasRole("ADMIN")
                .anyRequest()
                .authenticated();
    }

    /// From this machine itself, or by somebody with one of these roles.
    private static AuthorizationManager<RequestAuthorizationContext> fromHereOrBy(String... authorities) {
        List<String> accepted = List.of(authorities);
        return (authentication, context) -> new AuthorizationDecision(isFromHere(context.getRequest())
                || authentication.get().getAuthorities().stream()
                        .anyMatch(authority -> accepted.contains(authority.getAuthority())));
    }

    /// Not through a proxy on this machine: behind one, where a request came from may be the caller's word.
    private static boolean isFromHere(HttpServletRequest request) {
        boolean proxied = Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("via"));
        String address = request.getRemoteAddr();
        return !proxied && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    /// After sign-in people come back to the page they wanted; never to a fragment or a stream of one.
    @SuppressWarnings("NullAway") // null is the documented way to ask for no mark in the address
    private static HttpSessionRequestCache pagesToComeBackTo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && ProblemAnswers.isForPeople(request)
                && !ProblemAnswers.isFragment(request));
        return cache;
    }

    /// Cookies know no ports: on one host each service needs a name of its own.
    @Bean
    CookieSerializer sessionCookie(ServiceDefinition service, Environment environment) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("meridian-" + service.name());
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseSecureCookie(!environment.acceptsProfiles(Profiles.of("local")));
        return cookie;
    }

    /// Spring's own firewall looks at a header's value each time that one is read, with an expression that costs
    /// more than all its other checks.
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(SecurityWiring::isText);
        return firewall;
    }

    /// As that expression: assigned characters, and of the controls only the tab.
    static boolean isText(String value) {
        return value.codePoints()
                .allMatch(c -> (c >= ' ' && c < DELETE)
                        || c == '\t'
                        || (Character.isDefined(c) && Character.getType(c) != Character.CONTROL));
    }

    @Bean
    RequestRejectedHandler malformedRequests() {
        return (request, response, failure) -> {
            throw failure;
        };
    }

    /// The filters' observations cost a sixth of a request; the request as a whole is still observed.
    @Bean
    static SecurityObservationSettings noObservationsOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }
}
