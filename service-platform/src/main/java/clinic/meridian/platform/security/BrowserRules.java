package clinic.meridian.platform.security;

import clinic.meridian.platform.shell.Urls;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/// What browsers are told not to do with our pages: run or show anything that is not ours, be framed, guess types, tell
/// others where somebody came from (links from mails are secrets), keep pages with clients' names. HTTPS-only is told
/// over HTTPS alone.
@Component
class BrowserRules {

    private final String contentSecurityPolicy;

    BrowserRules(SignInProperties signIn, Urls urls) {
        this.contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "font-src 'self'; connect-src 'self'; form-action 'self' "
                // Signing out is a form of ours that redirects to the issuer, and from there perhaps home.
                + String.join(" ", origins(signIn.issuer(), urls.home()))
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"));
    }

    private static Set<String> origins(URI... addresses) {
        Set<String> origins = new LinkedHashSet<>();
        for (URI address : addresses) {
            origins.add(address.getScheme() + "://" + address.getRawAuthority());
        }
        return origins;
    }
}
