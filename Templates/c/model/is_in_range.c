/* Whether all indices lie in 0..<range. */
static int nn_is_in_range(const int32_t *indices, size_t count, int32_t range) {
    for (size_t i = 0; i < count; i++) {
        if (indices[i] < 0 || indices[i] >= range) return 0;
    }
    return 1;
}
