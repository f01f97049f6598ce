package clinic.meridian.platform.write;

import clinic.meridian.platform.database.Retries;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// Wraps every controller method that changes something (POST, PUT, PATCH, DELETE) in one database transaction:
/// what it answers, its idempotency key, its commands' events, reservations and in-transaction read models
/// become true together, or none of them. A transaction that lost to a rival is run again from its start. The
/// answer leaves only after the commit.
@Configuration(proxyBeanMethods = false)
public class WriteTransactions {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor writeTransactionAdvisor(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<Retries> retries,
            ObjectProvider<IdempotentRequests> requests) {
        MethodInterceptor around = invocation -> {
            TransactionTemplate transaction = new TransactionTemplate(transactions.getObject());
            IdempotentRequests once = requests.getObject();
            return retries.getObject().outermost(() -> once.run(transaction, () -> proceed(invocation)));
        };
        return new DefaultPointcutAdvisor(new ChangingRequests(), around);
    }

    private static @Nullable Object proceed(MethodInvocation invocation) {
        try {
            // A clone, so that a retry starts from the first interceptor again.
            return invocation instanceof org.springframework.aop.ProxyMethodInvocation proxied
                    ? proxied.invocableClone().proceed()
                    : invocation.proceed();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private static final class ChangingRequests extends StaticMethodMatcherPointcut {
        @Override
        public boolean matches(Method method, Class<?> type) {
            if (!type.getName().startsWith("clinic.meridian.")
                    || !AnnotatedElementUtils.hasAnnotation(type, Controller.class)) {
                return false;
            }
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping == null) {
                return false;
            }
            for (RequestMethod verb : mapping.method()) {
                if (verb != RequestMethod.GET && verb != RequestMethod.HEAD && verb != RequestMethod.OPTIONS) {
                    return true;
                }
            }
            return false;
        }
    }
}
