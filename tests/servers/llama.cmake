# Read by CMake after llama-cpp-python's own project(): leaves out llama.cpp's `common`, which the
# Python server never loads and which takes more than half of the compile time.
set(LLAMA_BUILD_COMMON OFF)
# Nor is what describes a hundred families of models worth optimising: the arithmetic is `ggml`'s.
cmake_language(DEFER CALL target_compile_options llama PRIVATE -O0)
