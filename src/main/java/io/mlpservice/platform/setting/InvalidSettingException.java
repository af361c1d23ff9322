package io.mlpservice.platform.setting;

/** A setting has a value that it may not have. The message names the setting, the value and what is allowed. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param setting its name, such as {@code mlp.training.slots}
     * @param value as a user writes it
     * @param rule what is allowed, such as {@code must be at least 1}
     */
    public InvalidSettingException(String setting, String value, String rule) {
        super("%s is %s; it %s.".formatted(setting, value, rule));
    }
}
