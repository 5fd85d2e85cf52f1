"""Which modules Cython compiles when the package is built; all else is in pyproject.toml.

Those that look at every character or match, with the types of the .pxd beside them, and what every
page goes through. Where there is no C compiler, the Python runs as it stands
(docs/decisions/0006-compiled-steps.md).
"""

from Cython.Build import cythonize
from setuptools import Extension, setup

COMPILED = {
    "": "classify clean split",
    "layout": "beside_date edges labels links reading records",
    "lines": "credits datelines in_place judge line site",
    "matching": "countries evidence groups scan score triples",
    "pages": "article comments form further gathering headline tail unmarked walk",
    "text": "fold language phrases signs",
}


def extensions() -> list[Extension]:
    """Name each by its file; without symbols for a debugger (-g0) a wheel is a quarter of the size
    and takes two thirds of the time to build."""
    paths = [
        "/".join(filter(None, ("streams/steps", folder, module)))
        for folder, modules in COMPILED.items()
        for module in modules.split()
    ]
    return [
        Extension(path.replace("/", "."), [f"{path}.py"], extra_compile_args=["-g0"])
        for path in paths
    ]


compiled = cythonize(
    extensions(),
    build_dir="build",
    compiler_directives={"annotation_typing": False},
    nthreads=2,
    quiet=True,
)
for extension in compiled:
    extension.optional = True  # which Cython does not hand on

setup(ext_modules=compiled)
