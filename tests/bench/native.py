"""How fast native llama.cpp reads or writes, by llama-cpp-python: native.py MODEL prefill|decode N THREADS; one line of JSON."""

import ctypes
import json
import sys
import time

import llama_cpp as llama

path, what, n, n_threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
silent = llama.llama_log_callback(lambda *_: None)
llama.llama_log_set(silent, ctypes.c_void_p(0))
llama.llama_backend_init()
model = llama.llama_model_load_from_file(path.encode(), llama.llama_model_default_params())
settings = llama.llama_context_default_params()
settings.n_ctx, settings.n_batch, settings.n_ubatch = 1024, 512, 512
settings.n_threads = settings.n_threads_batch = n_threads
context = llama.llama_init_from_model(model, settings)


def go_on(ids):
    array = (llama.llama_token * len(ids))(*ids)
    assert llama.llama_decode(context, llama.llama_batch_get_one(array, len(ids))) == 0


def again():
    llama.llama_memory_clear(llama.llama_get_memory(context), True)


def measured():
    again()
    if what == "decode":
        go_on([300, 397])
    start = time.perf_counter()
    if what == "prefill":
        go_on([300 + 97 * i % 40000 for i in range(n)])
    else:
        for i in range(n):
            go_on([300 + i])
    return {"tokens": n, "millis": (time.perf_counter() - start) * 1000}


measured()
print(json.dumps(measured()))
