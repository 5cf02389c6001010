/* Memory that ends, or begins, at a page that nobody may touch, and arrays of ports in it. */
#define _DEFAULT_SOURCE
#include "model.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Fresh memory holds garbage, which whoever watches the run is to take for nothing that may be read. */
#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#include <sanitizer/msan_interface.h>
#define UNDEFINED(bytes, count) __msan_poison(bytes, count)
#endif
#endif
#if defined(NN_VALGRIND)
#include <valgrind/memcheck.h>
#define UNDEFINED(bytes, count) (void)VALGRIND_MAKE_MEM_UNDEFINED(bytes, count)
#endif
#if !defined(UNDEFINED)
#define UNDEFINED(bytes, count) (void)(bytes)
#endif

typedef enum { AT_END, AT_START } placement;

static void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

static void check(nn_status status, const char *call) {
    if (status == NN_OK) return;
    fprintf(stderr, "%s returns %d\n", call, (int)status);
    exit(1);
}

typedef struct {
    unsigned char *bytes;
    size_t count;
    unsigned char *pages;
    size_t page_bytes;
} block;

static size_t page_size(void) { return (size_t)sysconf(_SC_PAGESIZE); }

/* `count` bytes of garbage that differs from placement to placement. */
static block block_make(size_t count, placement place) {
    size_t page = page_size(), inner = (count + page - 1) / page * page;
    unsigned char *pages = mmap(NULL, inner + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) fail("mmap");
    if (inner > 0 && mprotect(pages + page, inner, PROT_READ | PROT_WRITE) != 0) fail("mprotect");
    unsigned char *bytes = pages + page + (place == AT_END ? inner - count : 0);
    memset(bytes, place == AT_END ? 0xff : 0x7e, count);
    UNDEFINED(bytes, count);
    block made = { bytes, count, pages, inner };
    return made;
}

static void block_free(block old) { munmap(old.pages, old.page_bytes + 2 * page_size()); }

static void block_read_only(block sealed) {
    if (sealed.page_bytes > 0 && mprotect(sealed.pages + page_size(), sealed.page_bytes, PROT_READ) != 0) fail("mprotect");
}

static float *floats(block of) { return (float *)(void *)of.bytes; }

static block block_zero(size_t count, placement place) {
    block made = block_make(count, place);
    memset(made.bytes, 0, count);
    return made;
}

static block block_copy(block of, placement place) {
    block made = block_make(of.count, place);
    memcpy(made.bytes, of.bytes, of.count);
    return made;
}

/* ---- Ports. ---- */

enum { MOST_PORTS = 16 };

typedef struct {
    block blocks[MOST_PORTS];
    void *pointers[MOST_PORTS];
    const void *constants[MOST_PORTS];
    size_t count;
} ports;

static void ports_free(ports *old) {
    for (size_t i = 0; i < old->count; i++) block_free(old->blocks[i]);
}
