"""The competitors: how to start them, and facts about them."""

import dataclasses
import os
import pathlib
import re
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
ENGINE_ARGUMENTS = ["--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"]
if sys.platform == "linux":
    ENGINE_ARGUMENTS.append("-XX:+UseTransparentHugePages")  # as the service does
SLOW_ON_W4 = frozenset({"W4"})
# The others have no sparse first layer, and 200,000 rows of 10,010 numbers are too large for them.
FAMILIES_ON_W5 = ("ours", "torch")


class Java:
    """The Java and class path of the build, as written by JavaInUse."""

    def __init__(self, file):
        self.home, self.class_path = pathlib.Path(file).read_text().splitlines()

    def command(self, program, *arguments):
        return [f"{self.home}/bin/java", *ENGINE_ARGUMENTS, *arguments, "-cp", self.class_path,
                f"io.mlpservice.bench.{program}"]

    def unpack_openblas(self, folder):
        """Unpacks the engine's OpenBLAS for Smile, which looks for one in the system."""
        jar = next(path for path in self.class_path.split(os.pathsep) if re.search(r"/openblas-[^/]*\.jar$", path))
        folder.mkdir()
        with zipfile.ZipFile(jar) as files:
            for name in files.namelist():
                if re.search(r"\.so(\.\d+)*$", name) and "jni" not in name:
                    (folder / pathlib.Path(name).name).write_bytes(files.read(name))
        (folder / "libopenblas.so").symlink_to("libopenblas.so.0")

    def version_of(self, artifact):
        return re.search(rf"/{artifact}-([0-9.]+)\.jar", self.class_path).group(1)


@dataclasses.dataclass(frozen=True)
class Competitor:
    """A program with its settings. Those that differ only in threads share a label, and the table shows the fastest.

    The arguments follow the workload's file and precede the seconds of warm-up, the number of fits and the first seed."""

    family: str
    label: str
    program: list
    arguments: tuple = ()
    last_arguments: tuple = ()
    environment: dict = dataclasses.field(default_factory=dict)
    threads: int = 2
    uses_adam: bool = True
    slow_on: frozenset = frozenset()

    @property
    def key(self):
        return f"{self.label}, {self.threads} thread{'s' * (self.threads > 1)}"

    def command(self, file, warm_up_seconds, fits, seed):
        return [*self.program, str(file), *self.arguments, str(warm_up_seconds), str(fits), str(seed),
                *self.last_arguments]


OURS, OURS_ONE_THREAD, OURS_64 = "MLP Service", "MLP Service, one thread", "MLP Service, float64"
PYTORCH, PYTORCH_FASTEST = "PyTorch", "PyTorch, fused Adam"
SCIKIT_LEARN, SCIKIT_LEARN_64 = "scikit-learn", "scikit-learn, float64"
SMILE, H2O = "Smile, float64", "H2O-3"
FAMILIES = ("ours", "torch", "sklearn", "smile", "h2o")


def all_of(java, scratch):
    """All competitors. The folder is for temporary files."""
    java.unpack_openblas(scratch / "native")
    fit = java.command("EngineFit")
    found = [
        Competitor("ours", OURS, fit, ("float32",)),
        Competitor("ours", OURS_ONE_THREAD, java.command("EngineFit", "-Dmlp.engine.threads=1"), ("float32",), threads=1),
        Competitor("ours", OURS_64, fit, ("float64",)),
        Competitor("smile", SMILE, java.command("SmileFit"), threads=1, uses_adam=False, slow_on=SLOW_ON_W4,
                   environment={"LD_LIBRARY_PATH": str(scratch / "native"), "OPENBLAS_NUM_THREADS": "1"}),
        Competitor("h2o", H2O, java.command("H2oFit", "--add-opens=java.base/java.lang=ALL-UNNAMED"),
                   last_arguments=(str(scratch / "h2o"),), uses_adam=False, slow_on=SLOW_ON_W4),
    ]
    for threads in (1, 2):
        limits = {name: str(threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
        for label, setting in ((PYTORCH, "default"), (PYTORCH_FASTEST, "fastest")):
            found.append(Competitor("torch", label, _python("fit_pytorch.py"), (setting, str(threads)),
                                    environment=limits, threads=threads))
        for label, dtype in ((SCIKIT_LEARN, "float32"), (SCIKIT_LEARN_64, "float64")):
            found.append(Competitor("sklearn", label, _python("fit_scikit_learn.py"), (dtype,), environment=limits,
                                    threads=threads))
    return found


def _python(program):
    return [sys.executable, os.fspath(HERE / program)]
