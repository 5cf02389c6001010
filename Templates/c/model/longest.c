/* The greatest of the numbers of steps; 0 if there are none. */
static int32_t nn_longest(const int32_t *lengths, size_t count) {
    int32_t longest = 0;
    for (size_t i = 0; i < count; i++) longest = lengths[i] > longest ? lengths[i] : longest;
    return longest;
}
