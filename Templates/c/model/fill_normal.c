/* Draws the elements of a parameter from a normal distribution around 0. The values depend on the
   seed, the stream and the element's row-major number, not on where it stands. */
static void nn_fill_normal(float *parameters, const nn_parameter *parameter, float deviation,
                           uint64_t seed, uint64_t stream) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) {
        parameters[nn_place(parameter, i)] = deviation * nn_normal(seed, stream, i);
    }
}
