#include "libclang.h"

#include <dlfcn.h>
#include <stddef.h>

#define LIBCLANG_BIND(result, name, parameters) \
    *(void **)&functions->name = dlsym(library, "clang_" #name); \
    if (functions->name == NULL) return "clang_" #name;

const char *libclang_bind(struct libclang *functions, void *library) {
    LIBCLANG_FUNCTIONS(LIBCLANG_BIND)
    return NULL;
}
