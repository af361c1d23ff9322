package io.mlpservice.security.key;

import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/** A key or token is not accepted. */
public final class Refusal extends AuthenticationException {
    private final transient RuntimeException answer;

    /** A refusal that is answered like this exception. */
    public Refusal(RuntimeException answer) {
        super(String.valueOf(answer.getMessage()), answer);
        this.answer = answer;
    }

    /** 401 with a code and what to do. */
    public static Refusal of(String code, String detail) {
        return new Refusal(ProblemException.of(HttpStatus.UNAUTHORIZED, code, detail));
    }

    /** What the request is answered with. */
    public RuntimeException answer() {
        return answer;
    }

    /** Whether the credentials are wrong; false if they could not be checked. */
    public boolean isOfTheCredentials() {
        return answer instanceof ProblemException problem
                && problem.problem().status() == HttpStatus.UNAUTHORIZED.value();
    }
}
