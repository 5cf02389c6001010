/* Draws the elements of a parameter from low ... high. The values depend on the seed, the stream
   and the element's row-major number, not on where it stands. */
static void nn_fill_uniform(float *parameters, const nn_parameter *parameter, float low, float high,
                            uint64_t seed, uint64_t stream) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) {
        parameters[nn_place(parameter, i)] = low + (high - low) * nn_uniform(seed, stream, i);
    }
}
