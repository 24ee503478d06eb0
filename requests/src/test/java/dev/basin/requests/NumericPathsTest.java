package dev.basin.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.KernelVariant;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The device of a job, on servers with and without a GPU; neither is needed to settle it. */
class NumericPathsTest {
    private static final Set<DeviceKind> CPU = Set.of(DeviceKind.CPU);
    private static final Set<DeviceKind> GPU = Set.of(DeviceKind.CPU, DeviceKind.CUDA);
    private static final int THREADS = 4;

    @Test
    void aJobThatNamesNoDeviceGetsAGpuWhereThereIsOne() {
        assertThat(settled("auto", CPU, "").getDevice()).isEqualTo("cpu");
        assertThat(settled("auto", GPU, "").getDevice()).isEqualTo("cuda");
        assertThat(settled("cpu", GPU, "").getDevice()).isEqualTo("cpu");
        assertThat(settled("cuda", GPU, "").getDevice()).isEqualTo("cuda");
    }

    @Test
    void aJobGetsTheDeviceThatItNames() {
        assertThat(settled("auto", GPU, "cpu").getDevice()).isEqualTo("cpu");
        assertThat(settled("cpu", GPU, "cuda").getDevice()).isEqualTo("cuda");
    }

    @Test
    void everyDeviceHasItsFastestKernels() {
        assertThat(settled("auto", CPU, "").getKernelVariant()).isEqualTo(KernelVariant.KERNEL_VARIANT_ONEDNN);
        assertThat(settled("auto", GPU, "").getKernelVariant()).isEqualTo(KernelVariant.KERNEL_VARIANT_DEFAULT);
        assertThat(paths("auto", GPU).toEngine(settled("auto", GPU, "")).variant())
                .isEqualTo(dev.basin.engine.bert.KernelVariant.FUSED);
    }

    @Test
    void refusesADeviceThatIsNotHere() {
        Refusal refusal = refusal(() -> settled("auto", CPU, "cuda"));

        assertThat(refusal.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_NO_DEVICE);
        assertThat(refusal.violations()).extracting(FieldViolation::getField).containsExactly("path.device");
        assertThat(refusal)
                .hasMessage("path.device: got 'cuda', which this server does not have; accepted: cpu, or a server with"
                        + " libtorch for CUDA and a GPU");
    }

    @Test
    void refusesADeviceThatIsNone() {
        Refusal refusal = refusal(() -> settled("auto", GPU, "gpu"));

        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal).hasMessage("path.device: got 'gpu'; accepted: cpu or cuda");
    }

    @Test
    void refusesKernelsThatTheDeviceDoesNotRun() {
        NumericPath onednn = NumericPath.newBuilder()
                .setKernelVariant(KernelVariant.KERNEL_VARIANT_ONEDNN)
                .build();
        Refusal refusal = refusal(() -> paths("auto", GPU).forEvaluation("path", onednn));

        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.violations()).extracting(FieldViolation::getField).containsExactly("path.kernel_variant");
        assertThat(refusal).hasMessageContaining("accepted on cuda: KERNEL_VARIANT_DEFAULT; or name the device cpu");
        assertThat(paths("cpu", GPU).forEvaluation("path", onednn).getDevice()).isEqualTo("cpu");
    }

    @Test
    void aWorkerFollowsPathsOfItsDevicesAlone() {
        NumericPath cuda = settled("auto", GPU, "");

        assertThat(paths("auto", GPU).canFollow(cuda)).isTrue();
        assertThat(paths("auto", GPU).canFollow(settled("auto", CPU, ""))).isTrue();
        assertThat(paths("auto", CPU).canFollow(cuda)).isFalse();
        assertThat(paths("auto", GPU)
                        .canFollow(cuda.toBuilder().setThreads(THREADS + 1).build()))
                .isFalse();
        assertThat(paths("auto", GPU)
                        .canFollow(cuda.toBuilder().setDevice("later").build()))
                .isFalse();
    }

    @Test
    void refusesToStartWithASettingThatItCannotKeep() {
        assertThatThrownBy(() -> new EngineDevices("gpu", GPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("basin.engine.device is 'gpu'; accepted: auto, cpu or cuda");
        assertThatThrownBy(() -> new EngineDevices("cuda", CPU))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "basin.engine.device is 'cuda', which this server does not have; accepted: auto or cpu, or a"
                                + " server with libtorch for CUDA and a GPU");
    }

    private static NumericPath settled(String setting, Set<DeviceKind> here, String device) {
        NumericPath path = NumericPath.newBuilder().setDevice(device).build();
        return paths(setting, here).forEvaluation("path", path);
    }

    private static NumericPaths paths(String setting, Set<DeviceKind> here) {
        return new NumericPaths(new EngineDevices(setting, here), THREADS);
    }

    private static Refusal refusal(Runnable call) {
        return catchThrowableOfType(Refusal.class, call::run);
    }
}
