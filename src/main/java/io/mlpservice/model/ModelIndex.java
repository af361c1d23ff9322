package io.mlpservice.model;

import org.springframework.data.domain.Limit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the models of the current owner by what they are called. */
public interface ModelIndex {
    /** The model of an id. */
    Optional<ModelIdentity> identityOf(UUID id);

    /** A version of a name. */
    Optional<ModelIdentity> identityOf(String name, int version);

    /** The newest version of a name. */
    Optional<ModelIdentity> newest(String name);

    /** A name that is the same but for case. */
    Optional<String> nameInOtherCase(String name);

    /** The versions of a name, newest first. */
    List<Integer> versions(String name, Limit limit);
}
