package clinic.meridian.platform.security;

import jakarta.validation.Valid;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Role;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.AuthorizationAdvisor;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;

/// Refuses to start when a handler of ours does not say who may call it, when what it says would not be enforced, or
/// when
/// it takes a body without validating it. Deny by default, for handlers still to be written.
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class EveryHandlerIsGuarded implements SmartInitializingSingleton {

    private static final String OURS = "clinic.meridian.";

    private final ApplicationContext context;

    EveryHandlerIsGuarded(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> faults = new ArrayList<>();
        for (AbstractHandlerMethodMapping<?> mapping : mappings()) {
            mapping.getHandlerMethods().values().stream()
                    .filter(handler -> handler.getBeanType().getName().startsWith(OURS))
                    .forEach(handler -> check(handler, faults));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Not every handler is guarded:\n  " + String.join("\n  ", faults));
        }
    }

    private List<AbstractHandlerMethodMapping<?>> mappings() {
        List<AbstractHandlerMethodMapping<?>> mappings = new ArrayList<>();
        for (Map.Entry<String, ?> bean :
                context.getBeansOfType(AbstractHandlerMethodMapping.class).entrySet()) {
            mappings.add((AbstractHandlerMethodMapping<?>) bean.getValue());
        }
        return mappings;
    }

    private void check(HandlerMethod handler, List<String> faults) {
        Method method = handler.getMethod();
        boolean open = AnnotatedElementUtils.hasAnnotation(method, Public.class);
        boolean onMethod = AnnotatedElementUtils.hasAnnotation(method, PreAuthorize.class);
        boolean onClass = AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PreAuthorize.class);
        if (open && (onMethod || onClass)) {
            faults.add(name(handler) + " is @Public and restricted at once");
        } else if (!open && !onMethod && !onClass) {
            faults.add(name(handler) + " says neither who may call it (a May… annotation) nor @Public");
        } else if (!open && !isEnforced(handler)) {
            faults.add(name(handler) + " is restricted, but by a rule that is not enforced: is it private or final?");
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    && parameter.getParameterType().getName().startsWith(OURS)
                    && !parameter.hasParameterAnnotation(Valid.class)) {
                faults.add(name(handler) + " takes a @RequestBody without @Valid");
            }
        }
    }

    /// A rule holds only where the call passes through the proxy that asks it.
    private boolean isEnforced(HandlerMethod handler) {
        int modifiers = handler.getMethod().getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isFinal(modifiers) || Modifier.isStatic(modifiers)) {
            return false;
        }
        Object bean = handler.getBean() instanceof String name ? context.getBean(name) : handler.getBean();
        return bean instanceof Advised proxy
                && List.of(proxy.getAdvisors()).stream()
                        .anyMatch(advisor -> advisor.getAdvice() instanceof AuthorizationAdvisor rule
                                && rule.getPointcut()
                                        .getMethodMatcher()
                                        .matches(handler.getMethod(), handler.getBeanType()));
    }

    private static String name(HandlerMethod handler) {
        return handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    }
}
