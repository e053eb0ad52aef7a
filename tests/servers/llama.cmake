# Read by CMake after llama-cpp-python's own project(): leaves out llama.cpp's `common`, which the
# Python server never loads and which takes more than half of the compile time.
set(LLAMA_BUILD_COMMON OFF)
