package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this process computes on: its CPU always, and a GPU where libtorch is built for CUDA and finds one. A job that names no
 * device gets the standard one, a GPU where there is one: whoever gives a server a GPU wants it used.
 */
@Singleton
public class EngineDevices {
    private static final String SETTING = "basin.engine.device";
    private static final String AUTOMATIC = "auto";
    private static final String NEEDED = "a server with libtorch for CUDA and a GPU";

    private final Set<DeviceKind> here;
    private final DeviceKind standard;

    @Inject
    EngineDevices(@ConfigProperty(name = SETTING, defaultValue = AUTOMATIC) String setting) {
        this(
                setting,
                Arrays.stream(DeviceKind.values()).filter(DeviceKind::isHere).collect(Collectors.toSet()));
    }

    /**
     * @param setting {@code auto}, or the standard device's name
     * @throws IllegalArgumentException if it is neither
     * @throws IllegalStateException if that device is not here
     */
    EngineDevices(String setting, Set<DeviceKind> here) {
        this.here = Set.copyOf(here);
        this.standard = setting.equals(AUTOMATIC) ? fastest() : named(setting);
    }

    /** Where a job computes that names no device. */
    DeviceKind standard() {
        return standard;
    }

    boolean has(DeviceKind device) {
        return here.contains(device);
    }

    /**
     * The device that a request's or a job's {@code field} names.
     *
     * @throws Refusal INVALID_ARGUMENT if there is no such device, FAILED_PRECONDITION if this server has none
     */
    DeviceKind require(String field, String name) {
        DeviceKind device = DeviceKind.named(name)
                .orElseThrow(() -> Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD, field, "got '" + name + "'; accepted: cpu or cuda"));
        if (!has(device)) {
            throw Refusal.noDevice(
                    field, "got '%s', which this server does not have; accepted: cpu, or %s".formatted(name, NEEDED));
        }
        return device;
    }

    private DeviceKind fastest() {
        return has(DeviceKind.CUDA) ? DeviceKind.CUDA : DeviceKind.CPU;
    }

    private DeviceKind named(String setting) {
        DeviceKind device = DeviceKind.named(setting)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is '%s'; accepted: auto, cpu or cuda".formatted(SETTING, setting)));
        if (!has(device)) {
            throw new IllegalStateException("%s is '%s', which this server does not have; accepted: auto or cpu, or %s"
                    .formatted(SETTING, setting, NEEDED));
        }
        return device;
    }
}
