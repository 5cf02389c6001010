/* Whether a block or workspace starts where the kernels may rely on it. */
static int nn_is_aligned(const void *block) {
    return (uintptr_t)block % NN_ALIGNMENT == 0;
}
