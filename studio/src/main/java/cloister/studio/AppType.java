package cloister.studio;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of apps. ARNs of the older ones have the kind in lower case. */
enum AppType {
    JUPYTER_SERVER("JupyterServer", "jupyterserver", "JupyterServerAppSettings"),
    KERNEL_GATEWAY("KernelGateway", "kernelgateway", "KernelGatewayAppSettings"),
    DETAILED_PROFILER("DetailedProfiler", "detailedprofiler", ""),
    TENSOR_BOARD("TensorBoard", "tensorboard", "TensorBoardAppSettings"),
    CODE_EDITOR("CodeEditor", "CodeEditor", "CodeEditorAppSettings"),
    JUPYTER_LAB("JupyterLab", "JupyterLab", "JupyterLabAppSettings"),
    R_STUDIO_SERVER_PRO("RStudioServerPro", "rstudioserverpro", "RStudioServerProAppSettings"),
    R_SESSION_GATEWAY("RSessionGateway", "rsessiongateway", "RSessionAppSettings"),
    CANVAS("Canvas", "Canvas", "CanvasAppSettings");

    /** The name in the API. */
    final String text;

    final String inArn;

    /** The member of UserSettings, DefaultSpaceSettings and SpaceSettings that is about it. */
    final String settings;

    AppType(String text, String inArn, String settings) {
        this.text = text;
        this.inArn = inArn;
        this.settings = settings;
    }

    /** By the name in the API or in an ARN. */
    static Optional<AppType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.text.equalsIgnoreCase(name)).findFirst();
    }
}
